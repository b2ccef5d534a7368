package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/** Gives way to the bass drum: the level dips at each stroke and comes back in tempo. */
public final class Pump implements Effect {
  private static final double RATE = PcmFormat.WORKING_RATE_HZ;
  private static final double ATTACK = 1 - StrictMath.exp(-1 / (0.004 * RATE));

  private final PrimitiveIterator.OfLong strokes;
  private final double depth;
  private final double recovery;
  private long age;
  private long next;
  private double dip;
  private double smooth;

  /**
   * A pump.
   *
   * @param strokes frames of the strokes, ascending
   * @param depth 0 (none) to 1 (down to silence)
   * @param seconds until it is back
   */
  public Pump(LongStream strokes, double depth, double seconds) {
    this.strokes = strokes.iterator();
    this.depth = depth;
    recovery = StrictMath.exp(-3 / (seconds * RATE));
    next = this.strokes.hasNext() ? this.strokes.nextLong() : Long.MAX_VALUE;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      float gain = gain();
      left[i] *= gain;
      right[i] *= gain;
    }
  }

  @Override
  public void rest(int frames) {
    for (int i = 0; i < frames; i++) gain();
  }

  private float gain() {
    while (age >= next) {
      dip = 1;
      next = strokes.hasNext() ? strokes.nextLong() : Long.MAX_VALUE;
    }
    age++;
    smooth += ATTACK * (dip - smooth);
    dip *= recovery;
    return (float) (1 - depth * smooth);
  }
}
