package dev.backline.audio.mix;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Reverb;
import dev.backline.audio.synth.effect.TempoDelay;

/**
 * The vocal's sends: a first reflection of 20 to 60 ms, a room behind it and an echo in tempo, all
 * without their bass. The dry voice passes unchanged and in time.
 */
final class AuxEcho implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;

  private final Biquad lowLeft = Biquad.highPass(RATE, 250, 0.7);
  private final Biquad lowRight = Biquad.highPass(RATE, 250, 0.7);
  private final TempoDelay reflection;
  private final Reverb room;
  private final TempoDelay echo;
  private float[] sentLeft = new float[0];
  private float[] sentRight = new float[0];

  /**
   * Sends.
   *
   * @param amount 0 (dry) to 1
   * @param echoSeconds distance of the echoes
   */
  AuxEcho(double amount, double echoSeconds) {
    reflection = new TempoDelay(reflectionMs(amount) / 1000.0, reflectionDecay(amount), 0.25);
    room = new Reverb(0.9 + 1.6 * amount, 5200, 0.75 * amount);
    echo = new TempoDelay(echoSeconds, 0.3, 0.22 * amount);
  }

  /** Delay of the first reflection, a whole number of ms from 20 to 60. */
  static int reflectionMs(double amount) {
    return (int) Math.round(20 + 40 * amount);
  }

  /** What is left of it in the next one, 0.2 to 0.8. */
  static double reflectionDecay(double amount) {
    return 0.2 + 0.6 * amount;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    if (sentLeft.length < frames) {
      sentLeft = new float[frames];
      sentRight = new float[frames];
    }
    System.arraycopy(left, 0, sentLeft, 0, frames);
    System.arraycopy(right, 0, sentRight, 0, frames);
    lowLeft.process(sentLeft, frames);
    lowRight.process(sentRight, frames);
    var dryLeft = sentLeft.clone();
    var dryRight = sentRight.clone();
    echo.process(sentLeft, sentRight, frames);
    room.process(sentLeft, sentRight, frames);
    reflection.process(sentLeft, sentRight, frames);
    for (int i = 0; i < frames; i++) {
      left[i] += sentLeft[i] - dryLeft[i];
      right[i] += sentRight[i] - dryRight[i];
    }
  }
}
