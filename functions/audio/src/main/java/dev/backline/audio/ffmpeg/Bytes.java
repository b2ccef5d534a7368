package dev.backline.audio.ffmpeg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/** Pieces of a file. */
final class Bytes {

  private Bytes() {}

  /** At most so many bytes from a place on; fewer at the end of the file. */
  static byte[] read(Path file, long from, int count) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "r")) {
      open.seek(Math.min(from, open.length()));
      byte[] bytes = new byte[(int) Math.min(count, open.length() - open.getFilePointer())];
      open.readFully(bytes);
      return bytes;
    }
  }

  static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (matches(bytes, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  static int lastIndexOf(byte[] bytes, byte[] wanted) {
    for (int i = bytes.length - wanted.length; i >= 0; i--) {
      if (matches(bytes, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, int at, byte[] wanted) {
    return Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }
}
