package dev.backline.audio.mix;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.effect.Effect;

/** Takes the band above 5.5 kHz back while it stands out from the rest of the voice. */
final class Deesser implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final double FAST = 1 - StrictMath.exp(-1 / (0.002 * RATE));
  private static final double SLOW = 1 - StrictMath.exp(-1 / (0.06 * RATE));

  private final Biquad highLeft = Biquad.highPass(RATE, 5500, 0.7);
  private final Biquad highRight = Biquad.highPass(RATE, 5500, 0.7);
  private final double mostCut;
  private double hiss;
  private double voice;

  /** A de-esser that takes at most {@code mostDb}. */
  Deesser(double mostDb) {
    mostCut = 1 - StrictMath.pow(10, -mostDb / 20);
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      double highL = highLeft.next(left[i]);
      double highR = highRight.next(right[i]);
      double size = Math.max(Math.abs(highL), Math.abs(highR));
      double whole = Math.max(Math.abs(left[i]), Math.abs(right[i]));
      hiss += (size > hiss ? FAST : SLOW * 2) * (size - hiss);
      voice += SLOW * (whole - voice);
      double excess = hiss / (voice * 0.5 + 1e-5) - 1;
      double cut = mostCut * Math.clamp(excess, 0, 1);
      left[i] -= (float) (cut * highL);
      right[i] -= (float) (cut * highR);
    }
  }
}
