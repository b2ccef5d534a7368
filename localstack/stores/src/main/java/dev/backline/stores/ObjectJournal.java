package dev.backline.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is being done to the buckets and not yet told: one small file for each change, written
 * before the change and removed when its event was taken. A file that is found at a start is a
 * change that may or may not have happened; the object tells.
 */
final class ObjectJournal {
  /** A change that was begun. */
  record Entry(String id, ObjectEvent.Kind kind, Instant begunAt, String bucket, String key) {}

  private final Optional<Path> folder;

  /** Without a folder nothing outlives the process and nothing is written. */
  ObjectJournal(Optional<Path> folder) throws IOException {
    this.folder = folder;
    if (folder.isPresent()) Files.createDirectories(folder.get());
  }

  Entry begin(ObjectEvent.Kind kind, String bucket, String key) {
    Instant now = Instant.now();
    String id =
        String.format(
            "%016X%08X",
            now.getEpochSecond() * 1_000_000_000L + now.getNano(), UUID.randomUUID().hashCode());
    var entry = new Entry(id, kind, now, bucket, key);
    folder.ifPresent(path -> write(path, entry));
    return entry;
  }

  void end(Entry entry) {
    if (folder.isEmpty()) return;
    try {
      Files.deleteIfExists(folder.get().resolve(entry.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The changes that were begun and not ended, oldest first. */
  List<Entry> unfinished() throws IOException {
    if (folder.isEmpty()) return List.of();
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .filter(file -> !file.toString().endsWith(".part"))
          .sorted()
          .map(ObjectJournal::read)
          .toList();
    }
  }

  private static void write(Path folder, Entry entry) {
    String text =
        String.join(
            "\n", entry.kind().name(), entry.begunAt().toString(), entry.bucket(), entry.key());
    try {
      Path part = Files.writeString(folder.resolve(entry.id() + ".part"), text);
      Files.move(part, folder.resolve(entry.id()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key comes last because it may hold a line break. */
  private static Entry read(Path file) {
    try {
      String[] parts = Files.readString(file).split("\n", 4);
      return new Entry(
          file.getFileName().toString(),
          ObjectEvent.Kind.valueOf(parts[0]),
          Instant.parse(parts[1]),
          parts[2],
          parts[3]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
