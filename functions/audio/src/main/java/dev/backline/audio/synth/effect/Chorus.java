package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.signal.Sine;

/** Thickens by a second voice a side whose delay moves around 11 ms. */
public final class Chorus implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;

  private final SwayingLine leftLine = new SwayingLine();
  private final SwayingLine rightLine = new SwayingLine();
  private final Sway leftSway;
  private final Sway rightSway;
  private final float dry;
  private final float second;
  private double[] delays = new double[0];
  private float[] late = new float[0];

  /**
   * A chorus.
   *
   * @param hz how fast the delay moves
   * @param depthMs how far it moves, up to 8 ms
   * @param mix level of the second voice, 0 to 1
   */
  public Chorus(double hz, double depthMs, double mix) {
    double depthFrames = Math.min(8, depthMs) * RATE / 1000;
    leftSway = new Sway(grain -> delay(grain, hz, 0, depthFrames));
    rightSway = new Sway(grain -> delay(grain, hz, 0.25, depthFrames));
    dry = (float) (1 - 0.3 * mix);
    second = (float) (0.8 * mix);
  }

  private static double delay(long grain, double hz, double ahead, double depthFrames) {
    double turns = hz * (grain * Sway.GRAIN) / RATE % 1 + ahead;
    return 0.011 * RATE + depthFrames * Sine.at(turns);
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    if (late.length < frames) {
      delays = new double[frames];
      late = new float[frames];
    }
    thicken(left, leftLine, leftSway, frames);
    thicken(right, rightLine, rightSway, frames);
  }

  private void thicken(float[] samples, SwayingLine line, Sway sway, int frames) {
    sway.next(delays, frames);
    line.process(samples, delays, late, frames);
    for (int i = 0; i < frames; i++) samples[i] = samples[i] * dry + late[i] * second;
  }
}
