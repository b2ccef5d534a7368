package dev.backline.audio.ffmpeg;

import java.util.Arrays;
import java.util.Random;

/** Ways in which a file goes bad, or is made bad. The same seed does the same damage. */
final class Damage {

  private static final int[] LENGTHS_THAT_LIE = {
    0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FFF, 0xFFFF, 0x10000, 0x00FFFFFF, 0x40000000
  };

  private final Random random;

  Damage(long seed) {
    this.random = new Random(seed);
  }

  /** A damaged copy. Most damage is light, so that what reads the header gets beyond it. */
  byte[] to(byte[] sound, byte[] other) {
    byte[] file = sound.clone();
    for (int blow = random.nextInt(1, 4); blow > 0; blow--) {
      file =
          switch (random.nextInt(8)) {
            case 0, 1 -> flipped(file, random.nextInt(1, 9));
            case 2 -> flipped(file, random.nextInt(16, 256));
            case 3, 4 -> lying(file);
            case 5 -> Arrays.copyOf(file, random.nextInt(file.length / 8, file.length));
            case 6 -> spliced(file, file);
            default -> spliced(file, other);
          };
    }
    return file;
  }

  private byte[] flipped(byte[] file, int bits) {
    for (int bit = 0; bit < bits; bit++) {
      file[place(file)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  /** A length or a count that is not so, in either order of bytes. */
  private byte[] lying(byte[] file) {
    int value = LENGTHS_THAT_LIE[random.nextInt(LENGTHS_THAT_LIE.length)];
    if (random.nextBoolean()) {
      value = Integer.reverseBytes(value);
    }
    int at = Math.min(place(file), file.length - 4);
    for (int i = 0; i < random.nextInt(1, 5); i++) {
      file[at + i] = (byte) (value >>> (24 - 8 * i));
    }
    return file;
  }

  /** A piece of another file, or of itself, put in between. */
  private byte[] spliced(byte[] file, byte[] from) {
    int length = random.nextInt(1, Math.min(from.length, 4096));
    int start = random.nextInt(from.length - length);
    int at = place(file);
    byte[] longer = new byte[file.length + length];
    System.arraycopy(file, 0, longer, 0, at);
    System.arraycopy(from, start, longer, at, length);
    System.arraycopy(file, at, longer, at + length, file.length - at);
    return longer;
  }

  /** Half of the damage is to the header. */
  private int place(byte[] file) {
    return random.nextBoolean()
        ? random.nextInt(Math.min(file.length, 512))
        : random.nextInt(file.length);
  }
}
