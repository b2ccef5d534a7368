package dev.backline.audio.clean.repair;

import dev.backline.audio.spectrum.RealFft;
import java.util.Arrays;

/**
 * Lost samples as the ones that a linear prediction of the samples around them expects most:
 * least-squares interpolation (Janssen, Veldhuis and Vries, "Adaptive interpolation of
 * discrete-time signals that can be modeled as autoregressive processes", IEEE TASSP 34-2, 1986).
 */
final class AutoRegression {

  private static final double WHITENING = 1e-9;

  private final int size;
  private final int order;
  private final RealFft fft;
  private final float[] padded;
  private final float[] power;
  private final float[] window;
  private final double[] prediction;
  private final double[] coupling;

  /** Predictions from {@code order} samples in frames of {@code size}, a power of two. */
  AutoRegression(int size, int order) {
    this.size = size;
    this.order = order;
    this.fft = new RealFft(2 * size);
    this.padded = new float[2 * size];
    this.power = new float[fft.bins()];
    this.window = new float[size];
    this.prediction = new double[order + 1];
    this.coupling = new double[order + 1];
    for (int i = 0; i < size; i++) {
      window[i] = (float) Math.sin(Math.PI * (i + 0.5) / size);
    }
  }

  /** Learns how the samples of a frame follow from each other; false for silence. */
  boolean learn(double[] frame) {
    double[] correlation = correlation(frame);
    if (correlation[0] <= 1e-18) {
      return false;
    }
    correlation[0] *= 1 + WHITENING;
    levinson(correlation);
    for (int lag = 0; lag <= order; lag++) {
      double sum = 0;
      for (int i = 0; i + lag <= order; i++) {
        sum += prediction[i] * prediction[i + lag];
      }
      coupling[lag] = sum;
    }
    return true;
  }

  /** The error of each sample's prediction from those before it; of the first few it is 0. */
  void forward(double[] frame, double[] error) {
    Arrays.fill(error, 0, order, 0);
    for (int i = order; i < size; i++) {
      double sum = 0;
      for (int k = 0; k <= order; k++) {
        sum += prediction[k] * frame[i - k];
      }
      error[i] = sum;
    }
  }

  /** The error of each sample's prediction from those after it; of the last few it is 0. */
  void backward(double[] frame, double[] error) {
    Arrays.fill(error, size - order, size, 0);
    for (int i = 0; i < size - order; i++) {
      double sum = 0;
      for (int k = 0; k <= order; k++) {
        sum += prediction[k] * frame[i + k];
      }
      error[i] = sum;
    }
  }

  /** Replaces the samples at these ascending places, given all others. */
  void fill(double[] frame, int[] places, int count) {
    int band = band(places, count);
    double[][] matrix = new double[count][band + 1];
    double[] right = new double[count];
    for (int i = 0; i < count; i++) {
      frame[places[i]] = 0;
    }
    for (int i = 0; i < count; i++) {
      int place = places[i];
      for (int k = 0; k <= band && i - k >= 0; k++) {
        int lag = place - places[i - k];
        matrix[i][k] = lag <= order ? coupling[lag] : 0;
      }
      double sum = coupling[0] * frame[place];
      for (int lag = 1; lag <= order; lag++) {
        double before = place - lag >= 0 ? frame[place - lag] : 0;
        double after = place + lag < size ? frame[place + lag] : 0;
        sum += coupling[lag] * (before + after);
      }
      right[i] = -sum;
    }
    solve(matrix, right, band);
    for (int i = 0; i < count; i++) {
      frame[places[i]] = right[i];
    }
  }

  /** How many unknowns before it an unknown is tied to at most. */
  private int band(int[] places, int count) {
    int band = 0;
    int first = 0;
    for (int i = 0; i < count; i++) {
      while (places[i] - places[first] > order) {
        first++;
      }
      band = Math.max(band, i - first);
    }
    return band;
  }

  /** Cholesky's decomposition of a symmetric band; the solution replaces the right side. */
  private static void solve(double[][] matrix, double[] right, int band) {
    int n = right.length;
    for (int i = 0; i < n; i++) {
      for (int k = Math.min(band, i); k >= 0; k--) {
        int j = i - k;
        double sum = matrix[i][k];
        for (int m = Math.min(Math.min(band, i), band + k); m > k; m--) {
          if (m - k <= Math.min(band, j)) {
            sum -= matrix[i][m] * matrix[j][m - k];
          }
        }
        matrix[i][k] = k == 0 ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j][0];
      }
    }
    for (int i = 0; i < n; i++) {
      double sum = right[i];
      for (int k = 1; k <= Math.min(band, i); k++) {
        sum -= matrix[i][k] * right[i - k];
      }
      right[i] = sum / matrix[i][0];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = right[i];
      for (int k = 1; k <= band && i + k < n; k++) {
        sum -= matrix[i + k][k] * right[i + k];
      }
      right[i] = sum / matrix[i][0];
    }
  }

  private double[] correlation(double[] frame) {
    for (int i = 0; i < size; i++) {
      padded[i] = (float) frame[i] * window[i];
    }
    Arrays.fill(padded, size, 2 * size, 0);
    fft.forward(padded);
    Arrays.fill(power, 0);
    fft.addPower(padded, power);
    Arrays.fill(padded, 0);
    for (int bin = 0; bin < size; bin++) {
      padded[2 * bin] = power[bin];
    }
    padded[1] = power[size];
    fft.inverse(padded);
    double[] correlation = new double[order + 1];
    for (int lag = 0; lag <= order; lag++) {
      correlation[lag] = padded[lag];
    }
    return correlation;
  }

  private void levinson(double[] correlation) {
    Arrays.fill(prediction, 0);
    prediction[0] = 1;
    double error = correlation[0];
    double[] before = new double[order + 1];
    for (int i = 1; i <= order; i++) {
      double sum = 0;
      for (int k = 0; k < i; k++) {
        sum += prediction[k] * correlation[i - k];
      }
      double reflection = -sum / error;
      if (!(Math.abs(reflection) < 1)) {
        return;
      }
      System.arraycopy(prediction, 0, before, 0, i + 1);
      for (int k = 1; k <= i; k++) {
        prediction[k] = before[k] + reflection * before[i - k];
      }
      error *= 1 - reflection * reflection;
    }
  }
}
