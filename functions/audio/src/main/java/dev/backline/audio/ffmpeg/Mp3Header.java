package dev.backline.audio.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The first frame of an MP3, which most encoders leave silent to say in it how many frames follow:
 * a "Xing" or "Info" header behind the side information, or a "VBRI" header 32 bytes after the
 * frame's. Without one, players and FFmpeg guess the length from the size, and a file that was cut
 * off cannot be told from a shorter one.
 */
final class Mp3Header {

  private static final int ID3_HEADER = 10;
  private static final int LONGEST_HEAD = 64;
  private static final int FRAMES_ARE_STATED = 1;

  private Mp3Header() {}

  /** Whether the file says how many frames it has. */
  static boolean statesItsLength(Path file) throws IOException {
    byte[] tag = Bytes.read(file, 0, ID3_HEADER);
    byte[] head = Bytes.read(file, afterTag(tag), LONGEST_HEAD);
    return Stream.of("Xing", "Info").anyMatch(name -> statesFrames(head, name))
        || Bytes.indexOf(head, "VBRI".getBytes(StandardCharsets.US_ASCII)) == 4 + 32;
  }

  /** ID3v2 writes its length in seven bits of four bytes, and may repeat its header at its end. */
  private static long afterTag(byte[] tag) {
    if (tag.length < ID3_HEADER || tag[0] != 'I' || tag[1] != 'D' || tag[2] != '3') {
      return 0;
    }
    int size = 0;
    for (int i = 6; i < ID3_HEADER; i++) {
      size = (size << 7) | (tag[i] & 0x7F);
    }
    boolean footer = (tag[5] & 0x10) != 0;
    return (long) ID3_HEADER + size + (footer ? ID3_HEADER : 0);
  }

  private static boolean statesFrames(byte[] head, String name) {
    int at = Bytes.indexOf(head, name.getBytes(StandardCharsets.US_ASCII));
    return at > 0 && at + 8 <= head.length && (head[at + 7] & FRAMES_ARE_STATED) != 0;
  }
}
