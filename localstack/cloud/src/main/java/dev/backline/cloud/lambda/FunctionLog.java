package dev.backline.cloud.lambda;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What one function writes, with Lambda's own lines around each call, in {@code
 * <folder>/<function>.log}.
 */
final class FunctionLog implements AutoCloseable {
  private final OutputStream file;
  private final Optional<OutputStream> console;
  private boolean closed;

  FunctionLog(Path folder, String function, Optional<OutputStream> console) {
    this.console = console;
    try {
      Files.createDirectories(folder);
      this.file =
          new BufferedOutputStream(
              new FileOutputStream(folder.resolve(function + ".log").toFile(), true));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log of " + function, e);
    }
  }

  void started(String requestId) {
    line("START RequestId: " + requestId + " Version: 1");
  }

  void ended(String requestId, long durationMs, int memoryMb) {
    line("END RequestId: " + requestId);
    line(
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %d ms\tMemory Size: %d MB",
            requestId,
            durationMs,
            memoryMb));
  }

  /**
   * Writes one line and passes everything on to the file, so that a kill loses at most what is
   * being written.
   */
  void line(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
    flush();
  }

  /**
   * Writes bytes. After {@link #close} they are dropped: a function's own threads may outlive it,
   * and what they print must not fail them.
   */
  synchronized void write(byte[] bytes, int offset, int length) {
    if (closed) return;
    try {
      file.write(bytes, offset, length);
      if (console.isPresent()) console.get().write(bytes, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void flush() {
    if (closed) return;
    try {
      file.flush();
      if (console.isPresent()) console.get().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
