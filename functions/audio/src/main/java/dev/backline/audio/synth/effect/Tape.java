package dev.backline.audio.synth.effect;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.signal.Sine;

/** A worn cassette: wow, flutter, saturation and a dull top. Lags by its mean delay. */
public final class Tape implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int MEAN_FRAMES = 240;

  /** Of wow and flutter together. */
  private static final long PERIOD = RATE * 200L;

  private final SwayingLine leftLine = new SwayingLine();
  private final SwayingLine rightLine = new SwayingLine();
  private final Sway sway;
  private final Biquad dullLeft;
  private final Biquad dullRight;
  private final float drive;
  private final float bend;
  private double[] delays = new double[0];

  /**
   * A cassette.
   *
   * @param wear 0 (new) to 1 (played for thirty years)
   */
  public Tape(double wear) {
    sway = new Sway(grain -> delay(grain, wear));
    drive = (float) (1 + 0.8 * wear);
    bend = (float) (0.9 * wear);
    double hz = 15_000 - 8_500 * wear;
    dullLeft = Biquad.lowPass(RATE, hz, 0.65);
    dullRight = Biquad.lowPass(RATE, hz, 0.65);
  }

  private static double delay(long grain, double wear) {
    double seconds = (double) (grain * Sway.GRAIN % PERIOD) / RATE;
    return MEAN_FRAMES + wear * (105 * Sine.at(0.43 * seconds) + 5 * Sine.at(6.31 * seconds));
  }

  @Override
  public int latencyFrames() {
    return MEAN_FRAMES;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    if (delays.length < frames) delays = new double[frames];
    sway.next(delays, frames);
    leftLine.process(left, delays, left, frames);
    rightLine.process(right, delays, right, frames);
    saturate(left, frames);
    saturate(right, frames);
    Biquad.processBoth(dullLeft, left, dullRight, right, frames);
  }

  private void saturate(float[] samples, int frames) {
    for (int i = 0; i < frames; i++) {
      float driven = samples[i] * drive;
      samples[i] = driven / (float) Math.sqrt(1 + bend * driven * driven);
    }
  }
}
