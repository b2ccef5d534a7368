package dev.backline.audio.fingerprint.chroma;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Chromaprint's compressed form. Four bytes tell the algorithm and, with the highest byte first,
 * the number of items. Each item is then written as what changed since the one before: for every
 * changed bit, from the lowest up, its distance from the last changed one in 3 bits, and a 0 at the
 * end. A distance of 7 or more is written as 7, with the rest in 5 bits of a second list behind the
 * first. Both lists fill bytes from their lowest bit and start on a byte of their own.
 */
final class CompressedForm {

  private static final int ALGORITHM = 1;
  private static final int HEADER = 4;
  private static final int LONG = 7;
  private static final int MOST_ITEMS = (1 << 24) - 1;

  private CompressedForm() {}

  static String write(int[] items) {
    if (items.length > MOST_ITEMS) {
      throw new IllegalStateException("The compressed form holds at most 16,777,215 items");
    }
    var distances = new BitWriter(3);
    var rests = new BitWriter(5);
    int before = 0;
    for (int item : items) {
      int last = -1;
      for (int changed = item ^ before; changed != 0; changed &= changed - 1) {
        int bit = Integer.numberOfTrailingZeros(changed);
        int distance = bit - last;
        distances.add(Math.min(distance, LONG));
        if (distance >= LONG) {
          rests.add(distance - LONG);
        }
        last = bit;
      }
      distances.add(0);
      before = item;
    }
    var bytes = new ByteArrayOutputStream();
    bytes.write(ALGORITHM);
    bytes.write(items.length >> 16);
    bytes.write(items.length >> 8);
    bytes.write(items.length);
    bytes.writeBytes(distances.bytes());
    bytes.writeBytes(rests.bytes());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  static int[] read(String compressed) {
    byte[] bytes = Base64.getUrlDecoder().decode(compressed);
    if (bytes.length < HEADER) {
      throw new IllegalArgumentException("A fingerprint has at least 4 bytes, not " + bytes.length);
    }
    if (bytes[0] != ALGORITHM) {
      throw new IllegalArgumentException(
          "The fingerprint is of algorithm " + (bytes[0] + 1) + ", not of algorithm 2");
    }
    int size = (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    // Each item ends with 3 bits, so a size that was made up cannot claim memory.
    if ((bytes.length - HEADER) * 8L < size * 3L) {
      throw new IllegalArgumentException("The fingerprint ends before its " + size + " items");
    }
    var distances = new BitReader(bytes, HEADER, 3);
    int rest = HEADER + Math.ceilDiv(distances.until(size) * 3, 8);
    return items(distances, new BitReader(bytes, rest, 5), new int[size]);
  }

  private static int[] items(BitReader distances, BitReader rests, int[] items) {
    int before = 0;
    for (int i = 0; i < items.length; i++) {
      int bit = -1;
      for (int distance = distances.next(); distance != 0; distance = distances.next()) {
        bit += distance == LONG ? LONG + rests.next() : distance;
        if (bit > 31) {
          throw new IllegalArgumentException("The fingerprint names a bit beyond the 32nd");
        }
        before ^= 1 << bit;
      }
      items[i] = before;
    }
    return items;
  }

  /** Appends numbers of few bits. */
  private static final class BitWriter {
    private final int width;
    private byte[] bytes = new byte[64];
    private int bits;

    BitWriter(int width) {
      this.width = width;
    }

    void add(int number) {
      if ((bits + width + 7) / 8 > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      for (int bit = 0; bit < width; bit++, bits++) {
        bytes[bits >> 3] |= (byte) ((number >> bit & 1) << (bits & 7));
      }
    }

    byte[] bytes() {
      return Arrays.copyOf(bytes, (bits + 7) / 8);
    }
  }

  /** Reads numbers of few bits. */
  private static final class BitReader {
    private final byte[] bytes;
    private final long start;
    private final int width;
    private long at;

    BitReader(byte[] bytes, int from, int width) {
      this.bytes = bytes;
      this.start = from * 8L;
      this.width = width;
      this.at = start;
    }

    int next() {
      if (at + width > bytes.length * 8L) {
        throw new IllegalArgumentException("The fingerprint ends early");
      }
      int number = 0;
      for (int bit = 0; bit < width; bit++, at++) {
        number |= (bytes[(int) (at >> 3)] >> (at & 7) & 1) << bit;
      }
      return number;
    }

    /** How many numbers there are up to this many zeros; goes back to the first. */
    int until(int zeros) {
      int count = 0;
      for (int seen = 0; seen < zeros; count++) {
        if (next() == 0) {
          seen++;
        }
      }
      at = start;
      return count;
    }
  }
}
