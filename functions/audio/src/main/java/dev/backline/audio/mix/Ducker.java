package dev.backline.audio.mix;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;

/** Lowers the band a little while the voice sings, most where the voice needs the room. */
final class Ducker {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final double ATTACK = 1 - StrictMath.exp(-1 / (0.03 * RATE));
  private static final double RELEASE = 1 - StrictMath.exp(-1 / (0.35 * RATE));

  private final double threshold;
  private final double wholeCut;
  private final double presenceCut;
  private final Biquad presenceLeft = Biquad.bandPass(RATE, 2400, 0.55);
  private final Biquad presenceRight = Biquad.bandPass(RATE, 2400, 0.55);
  private double level;
  private double dip;

  /**
   * A ducker.
   *
   * @param thresholdDb level of the voice at which the band begins to give way
   * @param wholeDb how far it gives way as a whole
   * @param presenceDb how much further around 2.4 kHz
   */
  Ducker(double thresholdDb, double wholeDb, double presenceDb) {
    threshold = StrictMath.pow(10, thresholdDb / 20);
    wholeCut = 1 - StrictMath.pow(10, -wholeDb / 20);
    presenceCut = 1 - StrictMath.pow(10, -presenceDb / 20);
  }

  /** Lowers {@code left} and {@code right} by what {@code voice} does in the same frames. */
  void process(float[] voice, float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      double size = Math.abs(voice[i]);
      level += (size > level ? ATTACK : RELEASE * 0.5) * (size - level);
      double wanted = Math.clamp(level / threshold - 0.5, 0, 1);
      dip += (wanted > dip ? ATTACK : RELEASE) * (wanted - dip);
      double carve = presenceCut * dip;
      double gain = 1 - wholeCut * dip;
      left[i] = (float) (gain * (left[i] - carve * presenceLeft.next(left[i])));
      right[i] = (float) (gain * (right[i] - carve * presenceRight.next(right[i])));
    }
  }
}
