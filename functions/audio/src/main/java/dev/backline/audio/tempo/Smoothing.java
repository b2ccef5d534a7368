package dev.backline.audio.tempo;

/** Prepares an onset envelope for the search of a pulse. */
final class Smoothing {
  private static final double MEAN_SECONDS = 1;
  private static final double BLUR_SECONDS = 0.012;

  private Smoothing() {}

  /** What stands out of the mean of the second around it, a little blurred, never negative. */
  static float[] onsets(float[] strength, double rate) {
    int n = strength.length;
    int half = (int) Math.round(MEAN_SECONDS * rate / 2);
    var raised = new float[n];
    double sum = 0;
    for (int i = 0; i < Math.min(n, half); i++) {
      sum += strength[i];
    }
    for (int i = 0; i < n; i++) {
      sum += i + half < n ? strength[i + half] : 0;
      sum -= i - half - 1 >= 0 ? strength[i - half - 1] : 0;
      int count = Math.min(n - 1, i + half) - Math.max(0, i - half) + 1;
      raised[i] = (float) Math.max(0, strength[i] - sum / count);
    }
    int radius = (int) Math.ceil(3 * BLUR_SECONDS * rate);
    var kernel = new double[2 * radius + 1];
    double all = 0;
    for (int k = -radius; k <= radius; k++) {
      double z = k / (BLUR_SECONDS * rate);
      kernel[k + radius] = Math.exp(-z * z / 2);
      all += kernel[k + radius];
    }
    var blurred = new float[n];
    for (int i = 0; i < n; i++) {
      double value = 0;
      for (int k = Math.max(-radius, -i); k <= radius && i + k < n; k++) {
        value += kernel[k + radius] * raised[i + k];
      }
      blurred[i] = (float) (value / all);
    }
    return blurred;
  }
}
