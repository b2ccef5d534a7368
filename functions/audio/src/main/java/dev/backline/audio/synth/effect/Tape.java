package dev.backline.audio.synth.effect;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.signal.Sine;

/** A worn cassette: wow, flutter, saturation and a dull top. Lags by its mean delay. */
public final class Tape implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int SIZE = 1024;
  private static final int MEAN_FRAMES = 240;

  /** Of wow and flutter together. */
  private static final int PERIOD = RATE * 200;

  private final float[] lineLeft = new float[SIZE];
  private final float[] lineRight = new float[SIZE];
  private final Biquad dullLeft;
  private final Biquad dullRight;
  private final double wear;
  private int age;
  private int head;

  /**
   * A cassette.
   *
   * @param wear 0 (new) to 1 (played for thirty years)
   */
  public Tape(double wear) {
    this.wear = wear;
    double hz = 15_000 - 8_500 * wear;
    dullLeft = Biquad.lowPass(RATE, hz, 0.65);
    dullRight = Biquad.lowPass(RATE, hz, 0.65);
  }

  @Override
  public int latencyFrames() {
    return MEAN_FRAMES;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      double seconds = (double) age / RATE;
      double sway = 105 * Sine.at(0.43 * seconds) + 5 * Sine.at(6.31 * seconds);
      double delay = MEAN_FRAMES + wear * sway;
      lineLeft[head] = left[i];
      lineRight[head] = right[i];
      left[i] = saturated(tap(lineLeft, delay));
      right[i] = saturated(tap(lineRight, delay));
      head = (head + 1) & (SIZE - 1);
      age = age + 1 == PERIOD ? 0 : age + 1;
    }
    dullLeft.process(left, frames);
    dullRight.process(right, frames);
  }

  private float saturated(double x) {
    double driven = x * (1 + 0.8 * wear);
    return (float) (driven / StrictMath.sqrt(1 + 0.9 * wear * driven * driven));
  }

  private double tap(float[] line, double delay) {
    int whole = (int) delay;
    double rest = delay - whole;
    float near = line[(head - whole) & (SIZE - 1)];
    float far = line[(head - whole - 1) & (SIZE - 1)];
    return near + (far - near) * rest;
  }
}
