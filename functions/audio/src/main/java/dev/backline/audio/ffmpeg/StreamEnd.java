package dev.backline.audio.ffmpeg;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a stream ends that does not state its length. Ogg marks its last page (RFC 3533); a frame of
 * AAC in ADTS says how long it is (ISO/IEC 13818-7). A recorder that was switched off leaves the
 * same traces as a transfer that broke off, so they are worth a warning and no refusal.
 */
final class StreamEnd {

  /** A page of Ogg has at most 27 + 255 + 255 × 255 bytes. */
  private static final int LONGEST_PAGE = 65_307;

  private static final byte[] PAGE = "OggS".getBytes(StandardCharsets.US_ASCII);
  private static final int PAGE_HEADER = 27;
  private static final int LAST_PAGE = 4;
  private static final int ADTS_HEADER = 7;

  private StreamEnd() {}

  /** Whether the file ends where its format says that more follows. */
  static boolean isAbrupt(Path file, String container) throws IOException {
    return switch (container) {
      case "ogg" -> endsInsideOgg(file);
      case "aac" -> endsInsideAdts(file);
      default -> false;
    };
  }

  private static boolean endsInsideOgg(Path file) throws IOException {
    long from = Math.max(0, Files.size(file) - LONGEST_PAGE);
    byte[] tail = Bytes.read(file, from, LONGEST_PAGE);
    int page = Bytes.lastIndexOf(tail, PAGE);
    if (page < 0 || page + PAGE_HEADER > tail.length) {
      return true;
    }
    int segments = tail[page + PAGE_HEADER - 1] & 0xFF;
    int end = page + PAGE_HEADER + segments;
    for (int i = page + PAGE_HEADER; i < page + PAGE_HEADER + segments; i++) {
      if (i >= tail.length) {
        return true;
      }
      end += tail[i] & 0xFF;
    }
    return end > tail.length || (tail[page + 5] & LAST_PAGE) == 0;
  }

  /** Follows the frames as long as they are there; what comes after the last may be a tag. */
  private static boolean endsInsideAdts(Path file) throws IOException {
    long left = Files.size(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        var data = new DataInputStream(in)) {
      while (left >= ADTS_HEADER) {
        byte[] head = data.readNBytes(ADTS_HEADER);
        boolean frame = (head[0] & 0xFF) == 0xFF && (head[1] & 0xF6) == 0xF0;
        if (!frame) {
          return false;
        }
        int length = (head[3] & 0x03) << 11 | (head[4] & 0xFF) << 3 | (head[5] & 0xFF) >> 5;
        if (length > left) {
          return true;
        }
        if (length < ADTS_HEADER) {
          return false;
        }
        data.skipNBytes(length - ADTS_HEADER);
        left -= length;
      }
      return left > 0 && (data.read() & 0xFF) == 0xFF;
    }
  }
}
