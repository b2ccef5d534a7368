package dev.backline.core.objects;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A stretch of a file as a stream. */
final class FileSegment extends InputStream {

  private static final int BLOCK_BYTES = 1 << 16;

  private final FileChannel file;
  private final long end;
  private long position;

  private FileSegment(FileChannel file, long offset, long length) {
    this.file = file;
    this.position = offset;
    this.end = offset + length;
  }

  static InputStream open(Path file, long offset, long length) {
    try {
      return new BufferedInputStream(
          new FileSegment(FileChannel.open(file), offset, length), BLOCK_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (position >= end) {
      return -1;
    }
    int read =
        file.read(
            ByteBuffer.wrap(target, offset, (int) Math.min(length, end - position)), position);
    if (read > 0) {
      position += read;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
