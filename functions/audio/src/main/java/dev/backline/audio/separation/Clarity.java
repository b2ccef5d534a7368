package dev.backline.audio.separation;

import java.util.EnumMap;
import java.util.Map;

/**
 * How clearly the shares decide, as the energy that a stem gets against the energy about which the
 * shares waver: were each share the chance that a frequency is the stem's, that would be the ratio
 * of the stem to its error.
 */
final class Clarity {
  private static final double LEAST_ERROR = 1e-3;

  private final double[] given = new double[Stem.values().length];
  private final double[] wavering = new double[Stem.values().length];
  private double all;

  /** Takes a window and its shares, [stem][frequency]. */
  void add(Moment moment, float[][] shares) {
    for (float[] spectrum : moment.spectra()) {
      for (int bin = 1; bin < spectrum.length / 2; bin++) {
        float re = spectrum[2 * bin];
        float im = spectrum[2 * bin + 1];
        double power = (double) re * re + (double) im * im;
        all += power;
        for (int stem = 0; stem < shares.length; stem++) {
          double share = shares[stem][bin];
          given[stem] += share * share * power;
          wavering[stem] += share * (1 - share) * power;
        }
      }
    }
  }

  Quality quality() {
    Map<Stem, Double> ratios = new EnumMap<>(Stem.class);
    Stem[] stems = Stem.values();
    for (int i = 0; i < stems.length; i++) {
      if (given[i] > Quality.FAINTEST * all) {
        double error = wavering[i] + LEAST_ERROR * given[i];
        ratios.put(stems[i], 10 * Math.log10(given[i] / error));
      }
    }
    return Quality.of(ratios);
  }
}
