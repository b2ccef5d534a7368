package dev.backline.audio.clean.bench;

/** Scale-invariant signal-to-distortion ratio (Le Roux et al., "SDR, half-baked?", 2019). */
public final class SiSdr {

  private SiSdr() {}

  /** In decibels; the estimate may be longer than the reference, not shorter. */
  public static double db(float[] reference, float[] estimate) {
    double product = 0;
    double power = 1e-20;
    for (int i = 0; i < reference.length; i++) {
      product += (double) reference[i] * estimate[i];
      power += (double) reference[i] * reference[i];
    }
    double scale = product / power;
    double error = 1e-20;
    for (int i = 0; i < reference.length; i++) {
      double difference = estimate[i] - scale * reference[i];
      error += difference * difference;
    }
    return 10 * Math.log10(scale * scale * power / error);
  }
}
