package dev.backline.audio.key;

/**
 * Three pairs of published profiles of major and minor: Faraldo's bgate (2017), Temperley's and
 * Shaath's.
 */
final class KeyProfiles {
  private static final double[][] PROFILES = {
    {1.00, .00, .42, .00, .53, .37, .00, .77, .00, .38, .21, .30},
    {1.00, .00, .36, .39, .00, .38, .00, .74, .27, .00, .42, .23},
    {.748, .060, .488, .082, .670, .460, .096, .715, .104, .366, .057, .400},
    {.712, .084, .474, .618, .049, .460, .105, .747, .404, .067, .133, .330},
    {6.6, 2.0, 3.5, 2.3, 4.6, 4.0, 2.5, 5.2, 2.4, 3.7, 2.3, 3.4},
    {6.5, 2.7, 3.5, 5.4, 2.6, 3.5, 2.5, 5.2, 4.0, 2.7, 4.3, 3.2}
  };

  private KeyProfiles() {}

  /**
   * How well pitch classes correlate with the profiles, on the mean of the three, for each tonic: a
   * plane for major and one for minor.
   *
   * @param planes one step long; the first is the harmony
   */
  static KeyPlanes correlations(KeyPlanes planes) {
    var chroma = new float[12];
    for (int pc = 0; pc < 12; pc++) {
      chroma[pc] = planes.get(0, pc, 0);
    }
    var correlations = new KeyPlanes(2, 1);
    for (int mode = 0; mode < 2; mode++) {
      for (int tonic = 0; tonic < 12; tonic++) {
        float sum = 0;
        for (int p = mode; p < PROFILES.length; p += 2) {
          sum += correlation(chroma, PROFILES[p], tonic) / 3;
        }
        correlations.set(mode, tonic, 0, sum);
      }
    }
    return correlations;
  }

  private static float correlation(float[] chroma, double[] profile, int tonic) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < 12; i++) {
      meanX += chroma[i] / 12;
      meanY += profile[i] / 12;
    }
    double xx = 1e-12;
    double yy = 1e-12;
    double xy = 0;
    for (int i = 0; i < 12; i++) {
      double x = chroma[(i + tonic) % 12] - meanX;
      double y = profile[i] - meanY;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    return (float) (xy / Math.sqrt(xx * yy));
  }
}
