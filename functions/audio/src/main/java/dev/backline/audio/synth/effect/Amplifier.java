package dev.backline.audio.synth.effect;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;

/** A guitar amplifier: drive between two filters, then a loudspeaker box. */
public final class Amplifier implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;

  private final Side left;
  private final Side right;

  /**
   * An amplifier.
   *
   * @param drive 0 (clean) to 30 (wall of sound)
   */
  public Amplifier(double drive) {
    left = new Side(drive);
    right = new Side(drive);
  }

  @Override
  public void process(float[] leftSamples, float[] rightSamples, int frames) {
    left.process(leftSamples, frames);
    right.process(rightSamples, frames);
  }

  private static final class Side {
    private final Biquad tight = Biquad.highPass(RATE, 140, 0.7);
    private final Biquad push = Biquad.peak(RATE, 900, 0.6, 5);
    private final Biquad box = Biquad.lowPass(RATE, 4200, 0.8);
    private final Biquad cone = Biquad.lowPass(RATE, 5600, 0.7);
    private final Biquad body = Biquad.peak(RATE, 2300, 1.1, 4);
    private final double drive;
    private final double makeUp;
    private double previous;

    Side(double drive) {
      this.drive = 1 + drive;
      makeUp = 0.5 / StrictMath.sqrt(1 + drive * 0.5);
    }

    void process(float[] samples, int frames) {
      for (int i = 0; i < frames; i++) {
        double x = push.next(tight.next(samples[i]));
        double between = clipped(0.5 * (x + previous) * drive);
        previous = x;
        double y = 0.5 * (between + clipped(x * drive));
        samples[i] = (float) (body.next(cone.next(box.next(y))) * makeUp);
      }
    }

    private static double clipped(double x) {
      return x / Math.sqrt(1 + x * x);
    }
  }
}
