package dev.backline.workflows.journal;

import dev.backline.workflows.expression.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The append-only record of one execution: a file with one JSON object a line.
 *
 * <p>A line that the process did not live to finish is dropped when the file is opened again. What
 * was appended survives the end of the process; what was {@linkplain #force() forced} survives the
 * end of the machine. The file is written through {@link RandomAccessFile}, because a channel would
 * be closed by the interrupt that stops a state.
 */
public final class Journal implements AutoCloseable {

  private final RandomAccessFile file;

  private Journal(RandomAccessFile file) {
    this.file = file;
  }

  /** Begins a journal with its first entry, safely on disk. */
  public static Journal create(Path path, Entry first) {
    try {
      Files.createFile(path);
      var journal = new Journal(new RandomAccessFile(path.toFile(), "rw"));
      journal.append(first);
      journal.force();
      try (FileChannel directory =
          FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        directory.force(true);
      }
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a journal to go on with it, without the line that was not finished. */
  public static Journal open(Path path) {
    try {
      var file = new RandomAccessFile(path.toFile(), "rw");
      byte[] bytes = Files.readAllBytes(path);
      file.setLength(finished(bytes));
      file.seek(file.length());
      return new Journal(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a journal, in order; a line that was not finished is not one. */
  public static List<Entry> read(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      List<Entry> entries = new ArrayList<>();
      new String(bytes, 0, finished(bytes), StandardCharsets.UTF_8)
          .lines()
          .map(Json::read)
          .map(Entry::of)
          .forEach(entries::add);
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int finished(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') end--;
    return end;
  }

  /** Adds an entry. */
  public void append(Entry entry) {
    try {
      file.write((Json.text(entry.toJson()) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when everything appended is on disk. */
  public void force() {
    try {
      file.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
