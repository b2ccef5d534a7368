package dev.backline.audio.pcm;

/**
 * Reduces floats to integers with triangular dither of ±1 LSB (TPDF), which makes the error noise
 * instead of distortion (Lipshitz, Wannamaker, Vanderkooy 1992). Digital silence stays silent. The
 * noise comes from a fixed seed.
 */
final class Dither {

  private final float scale;
  private final int max;
  private long state = 0x9E3779B97F4A7C15L;

  Dither(int bits) {
    max = (int) ((1L << (bits - 1)) - 1);
    scale = 1L << (bits - 1);
  }

  /** The integer nearest to the dithered sample, clipped to the range. */
  int quantise(float sample) {
    if (sample == 0f || !Float.isFinite(sample)) {
      return 0;
    }
    double value = (double) sample * scale + triangular();
    return (int) Math.max(-max - 1, Math.min(max, Math.rint(value)));
  }

  /** −1 to 1, most often near 0: the halves of one xorshift64* number added. */
  private double triangular() {
    state ^= state >>> 12;
    state ^= state << 25;
    state ^= state >>> 27;
    long random = state * 0x2545F4914F6CDD1DL;
    return ((random >> 32) + (long) (int) random) * 0x1.0p-32;
  }
}
