package dev.backline.audio.studio;

import java.util.function.IntToDoubleFunction;

/** The signals of {@code src/test/web-audio/references.js}, sample for sample. */
public final class WebAudioSignals {
  private static final double[] HITS = {0.9, 0.1, 0.4, 0.02, 0.7, 0.005, 0.25};

  private WebAudioSignals() {}

  private static final class Numbers {
    private int state;

    Numbers(int seed) {
      state = seed;
    }

    double next() {
      state = state * 1664525 + 1013904223;
      return Integer.toUnsignedLong(state) / 2147483648.0 - 1;
    }
  }

  private static float[] channel(int frames, IntToDoubleFunction sample) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) samples[i] = (float) sample.applyAsDouble(i);
    return samples;
  }

  /** A stroke each quarter of a second, of very different strength. */
  public static float[] strokes(int seed, int rate, int frames) {
    var numbers = new Numbers(seed);
    int every = rate / 4;
    double length = Math.floor(rate * 0.12);
    return channel(
        frames,
        i -> {
          int t = i % every;
          double value = numbers.next();
          double fall = 1 - t / length;
          return t < length ? value * fall * fall * fall * fall * HITS[i / every % HITS.length] : 0;
        });
  }

  public static float[] sweep(int rate, int frames, double fromHz, double toHz, double level) {
    double seconds = frames / (double) rate;
    return channel(
        frames,
        i -> {
          double t = i / (double) rate;
          double turns = fromHz * t + (toHz - fromHz) / (2 * seconds) * t * t;
          return level * Math.sin(2 * Math.PI * turns);
        });
  }

  public static float[] hiss(int seed, int frames, double level) {
    var numbers = new Numbers(seed);
    return channel(frames, _ -> level * numbers.next());
  }

  /** Strokes over a sweep that swells. */
  public static float[] song(int seed, int rate, int frames) {
    float[] drums = strokes(seed, rate, frames);
    float[] tone = sweep(rate, frames, 50, 9000, 0.5);
    return channel(
        frames,
        i -> {
          double swell = i / (double) frames;
          return drums[i] + tone[i] * (swell * swell);
        });
  }

  public static float[] room(int seed, int frames) {
    var numbers = new Numbers(seed);
    return channel(
        frames,
        i -> {
          double fall = 1 - i / (double) frames;
          return 0.6 * numbers.next() * fall * fall * fall;
        });
  }
}
