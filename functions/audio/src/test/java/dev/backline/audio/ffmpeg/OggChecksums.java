package dev.backline.audio.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes the checksums of damaged Ogg pages right again (RFC 3533, section 6), because a reader
 * drops a page whose checksum is wrong and never sees what is in it.
 */
final class OggChecksums {

  private static final byte[] CAPTURE = "OggS".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 27;
  private static final int CHECKSUM = 22;
  private static final int POLYNOMIAL = 0x04C11DB7;

  private OggChecksums() {}

  static void mend(byte[] file) {
    for (int page = 0; page + HEADER < file.length; page++) {
      if (Arrays.equals(file, page, page + CAPTURE.length, CAPTURE, 0, CAPTURE.length)) {
        int end = end(file, page);
        if (end <= file.length) {
          mend(file, page, end);
        }
      }
    }
  }

  private static int end(byte[] file, int page) {
    int segments = file[page + HEADER - 1] & 0xFF;
    int end = page + HEADER + segments;
    for (int i = page + HEADER; i < Math.min(file.length, page + HEADER + segments); i++) {
      end += file[i] & 0xFF;
    }
    return end;
  }

  private static void mend(byte[] file, int page, int end) {
    Arrays.fill(file, page + CHECKSUM, page + CHECKSUM + 4, (byte) 0);
    int sum = 0;
    for (int i = page; i < end; i++) {
      sum ^= (file[i] & 0xFF) << 24;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum < 0 ? (sum << 1) ^ POLYNOMIAL : sum << 1;
      }
    }
    for (int i = 0; i < 4; i++) {
      file[page + CHECKSUM + i] = (byte) (sum >>> (8 * i));
    }
  }
}
