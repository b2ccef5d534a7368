package dev.backline.audio.tempo;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * How the tempo of a track goes faster and slower about its mean: the likeliest path (Viterbi)
 * through the tempi that stand out in windows of 6 s, one a second, where a leap costs no more than
 * a few steps.
 */
final class TempoPath {
  private static final double WINDOW_SECONDS = 6;
  private static final double HOP_SECONDS = 1;
  private static final double RANGE = 1.42;
  private static final double STEP = 1.01;
  private static final int STATES = 1 + 2 * (int) Math.round(Math.log(RANGE) / Math.log(STEP));
  private static final int[] BEATS = {1, 2, 4};
  private static final double STEP_COST = 0.06;
  private static final double MOST_COST = 0.5;
  private static final double STRAYING = 0.04;
  private static final double STRAYING_SECONDS = 5;

  private final double[] ratios;

  private TempoPath(double[] ratios) {
    this.ratios = ratios;
  }

  /** The path of an onset envelope of {@code rate} frames a second near {@code bpm}. */
  static TempoPath of(float[] flux, double rate, double bpm) {
    int windows = Math.max(1, (int) (flux.length / rate / HOP_SECONDS));
    var scores = new double[windows][];
    int length = (int) Math.round(WINDOW_SECONDS * rate);
    int size = Integer.highestOneBit(Math.max(2, length)) * 4;
    var fft = new FloatFFT_1D(size);
    for (int w = 0; w < windows; w++) {
      int centre = (int) ((w + 0.5) * HOP_SECONDS * rate);
      scores[w] = scores(window(flux, centre - length / 2, length, size), fft, rate, bpm);
    }
    return new TempoPath(likeliest(scores));
  }

  private static float[] window(float[] flux, int from, int length, int size) {
    var window = new float[size];
    for (int i = 0; i < length; i++) {
      if (from + i >= 0 && from + i < flux.length) {
        double fade = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length);
        window[i] = (float) (fade * flux[from + i]);
      }
    }
    return window;
  }

  /** How well each state's tempo fits, 0 to 1 or so. */
  private static double[] scores(float[] window, FloatFFT_1D fft, double rate, double bpm) {
    Autocorrelation.correlate(window, fft);
    var scores = new double[STATES];
    if (window[0] <= 0) {
      return scores;
    }
    for (int s = 0; s < STATES; s++) {
      double lag = 60 / (bpm * ratio(s)) * rate;
      for (int beats : BEATS) {
        int i = (int) (beats * lag);
        double part = beats * lag - i;
        if (i + 1 < window.length / 2) {
          scores[s] += (window[i] + part * (window[i + 1] - window[i])) / window[0] / BEATS.length;
        }
      }
    }
    return scores;
  }

  private static double ratio(int state) {
    return Math.pow(STEP, state - STATES / 2);
  }

  private static double[] likeliest(double[][] scores) {
    int windows = scores.length;
    var from = new int[windows][STATES];
    double[] total = scores[0].clone();
    for (int w = 1; w < windows; w++) {
      var next = new double[STATES];
      for (int s = 0; s < STATES; s++) {
        double best = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < STATES; p++) {
          double value = total[p] - Math.min(MOST_COST, STEP_COST * Math.abs(s - p));
          if (value > best) {
            best = value;
            from[w][s] = p;
          }
        }
        next[s] = best + scores[w][s];
      }
      total = next;
    }
    int state = 0;
    for (int s = 1; s < STATES; s++) {
      state = total[s] > total[state] ? s : state;
    }
    var ratios = new double[windows];
    for (int w = windows - 1; w >= 0; w--) {
      ratios[w] = ratio(state);
      state = from[w][state];
    }
    return ratios;
  }

  /** The tempo at {@code seconds} as a share of the mean. */
  double at(double seconds) {
    double w = Math.clamp(seconds / HOP_SECONDS - 0.5, 0, ratios.length - 1);
    int i = (int) w;
    return i + 1 < ratios.length ? ratios[i] + (w - i) * (ratios[i + 1] - ratios[i]) : ratios[i];
  }

  /** True when the tempo stays more than 4 % from its median for a while. */
  boolean strays() {
    double[] sorted = ratios.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    double away = 0;
    for (double ratio : ratios) {
      away = Math.abs(ratio / median - 1) > STRAYING ? away + HOP_SECONDS : 0;
      if (away >= STRAYING_SECONDS) {
        return true;
      }
    }
    return false;
  }
}
