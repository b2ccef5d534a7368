package dev.backline.audio.tempo;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * The mean generalised autocorrelation (spectrum to the power of 0.5) of an envelope over windows
 * of 12 s. A long track is sampled by at most 60 windows.
 */
final class Autocorrelation {
  private static final double WINDOW_SECONDS = 12;
  private static final int MOST_WINDOWS = 60;

  private final float[] mean;
  private final double rate;

  private Autocorrelation(float[] mean, double rate) {
    this.mean = mean;
    this.rate = rate;
  }

  static Autocorrelation of(float[] envelope, double rate) {
    int window = (int) Math.min(envelope.length, Math.round(WINDOW_SECONDS * rate));
    int size = Integer.highestOneBit(Math.max(2, (int) Math.round(WINDOW_SECONDS * rate))) * 4;
    var fft = new FloatFFT_1D(size);
    var mean = new float[size / 2];
    int spare = envelope.length - window;
    int windows = 1 + Math.min(MOST_WINDOWS - 1, 2 * spare / Math.max(1, window));
    for (int w = 0; w < windows; w++) {
      int from = windows == 1 ? 0 : (int) ((long) spare * w / (windows - 1));
      var part = new float[size];
      System.arraycopy(envelope, from, part, 0, window);
      correlate(part, fft);
      for (int lag = 0; lag < mean.length; lag++) {
        mean[lag] += part[0] > 0 ? part[lag] / part[0] / windows : 0;
      }
    }
    return new Autocorrelation(mean, rate);
  }

  /** Takes the mean off, leaves the generalised autocorrelation. */
  static void correlate(float[] part, FloatFFT_1D fft) {
    fft.realForward(part);
    part[0] = 0;
    part[1] = 0;
    for (int i = 2; i < part.length; i += 2) {
      part[i] = (float) Math.sqrt(Math.hypot(part[i], part[i + 1]));
      part[i + 1] = 0;
    }
    fft.realInverse(part, true);
  }

  /** True when anything sounded. */
  boolean periodic() {
    return mean[0] > 0;
  }

  /** The autocorrelation at {@code seconds}, interpolated; 0 beyond the window. */
  double at(double seconds) {
    double lag = seconds * rate;
    int i = (int) lag;
    return i + 1 < mean.length ? mean[i] + (lag - i) * (mean[i + 1] - mean[i]) : 0;
  }
}
