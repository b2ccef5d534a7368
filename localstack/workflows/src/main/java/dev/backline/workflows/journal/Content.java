package dev.backline.workflows.journal;

import dev.backline.workflows.expression.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the file of a journal holds.
 *
 * @param entries up to the first line that is none
 * @param wholeBytes which they take
 * @param damagedBytes which follow them
 */
record Content(List<Entry> entries, long wholeBytes, long damagedBytes) {

  Content {
    entries = List.copyOf(entries);
  }

  static Content of(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    var entries = new ArrayList<Entry>();
    int whole = 0;
    for (int end = endOfLine(bytes, 0); end >= 0; end = endOfLine(bytes, whole)) {
      var entry = entry(new String(bytes, whole, end - whole, StandardCharsets.UTF_8));
      if (entry.isEmpty()) break;
      entries.add(entry.get());
      whole = end + 1;
    }
    return new Content(entries, whole, bytes.length - whole);
  }

  private static int endOfLine(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) if (bytes[i] == '\n') return i;
    return -1;
  }

  private static Optional<Entry> entry(String line) {
    try {
      var json = Json.read(line);
      return json.path("key").isTextual() ? Optional.of(Entry.of(json)) : Optional.empty();
    } catch (UncheckedIOException _) {
      return Optional.empty();
    }
  }
}
