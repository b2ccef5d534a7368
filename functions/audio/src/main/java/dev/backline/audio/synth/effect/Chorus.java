package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.signal.Sine;

/** Thickens by a second voice a side whose delay moves around 11 ms. */
public final class Chorus implements Effect {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int SIZE = 1024;

  private final float[] lineLeft = new float[SIZE];
  private final float[] lineRight = new float[SIZE];
  private final double step;
  private final double depthFrames;
  private final double mix;
  private double phase;
  private int head;

  /**
   * A chorus.
   *
   * @param hz how fast the delay moves
   * @param depthMs how far it moves, up to 8 ms
   * @param mix level of the second voice, 0 to 1
   */
  public Chorus(double hz, double depthMs, double mix) {
    step = hz / RATE;
    depthFrames = Math.min(8, depthMs) * RATE / 1000;
    this.mix = mix;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    double base = 0.011 * RATE;
    for (int i = 0; i < frames; i++) {
      lineLeft[head] = left[i];
      lineRight[head] = right[i];
      double l = tap(lineLeft, base + depthFrames * Sine.at(phase));
      double r = tap(lineRight, base + depthFrames * Sine.at(phase + 0.25));
      head = (head + 1) & (SIZE - 1);
      phase += step;
      if (phase >= 1) phase -= 1;
      left[i] = (float) (left[i] * (1 - 0.3 * mix) + mix * 0.8 * l);
      right[i] = (float) (right[i] * (1 - 0.3 * mix) + mix * 0.8 * r);
    }
  }

  private double tap(float[] line, double delay) {
    int whole = (int) delay;
    double rest = delay - whole;
    float near = line[(head - whole) & (SIZE - 1)];
    float far = line[(head - whole - 1) & (SIZE - 1)];
    return near + (far - near) * rest;
  }
}
