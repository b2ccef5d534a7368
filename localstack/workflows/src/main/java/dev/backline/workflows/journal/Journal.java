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
import java.util.List;
import java.util.logging.Logger;

/**
 * The append-only record of one execution: a file with one JSON object a line.
 *
 * <p>A line that the process did not live to finish, or that a full disk cut short, is dropped with
 * all that follows it when the file is opened again: what it recorded is done once more. What was
 * appended survives the end of the process; what was {@linkplain #force() forced} survives the end
 * of the machine. The file is written through {@link RandomAccessFile}, because a channel would be
 * closed by the interrupt that stops a state.
 */
public final class Journal implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Journal.class.getName());

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

  /** Opens a journal to go on with it, without what follows its last whole entry. */
  public static Journal open(Path path) {
    try {
      var content = Content.of(path);
      var file = new RandomAccessFile(path.toFile(), "rw");
      if (content.damagedBytes() > 0) {
        LOG.warning(
            () ->
                "The journal %s ends in %d bytes that are no entry, after %d that are: they are dropped, and what they recorded is done again."
                    .formatted(path, content.damagedBytes(), content.entries().size()));
        file.setLength(content.wholeBytes());
      }
      file.seek(file.length());
      return new Journal(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a journal, in order, up to the first that is not whole. */
  public static List<Entry> read(Path path) {
    try {
      return Content.of(path).entries();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds an entry.
   *
   * @throws UncheckedIOException if it cannot be written; the journal ends where it ended before
   */
  public void append(Entry entry) {
    try {
      long whole = file.getFilePointer();
      try {
        file.write((Json.text(entry.toJson()) + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        takeBack(whole, e);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void takeBack(long whole, IOException reason) {
    try {
      file.setLength(whole);
    } catch (IOException e) {
      reason.addSuppressed(e);
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
