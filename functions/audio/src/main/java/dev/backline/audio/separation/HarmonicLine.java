package dev.backline.audio.separation;

/**
 * The line of one harmonic voice through a mix: at each moment the fundamental whose harmonics
 * stand out most, by a sum over harmonics (Klapuri, 2006) less what lies between them, joined to
 * the smoothest line (Viterbi).
 */
final class HarmonicLine {
  private static final int PER_OCTAVE = 60;
  private static final int WIDEST_STEP = 12;
  private static final float LEAP_COST = 0.6f;
  private static final float STEP_COST = 0.02f;

  private final float[] frequencyBins;
  private final float[] strength;

  private HarmonicLine(float[] frequencyBins, float[] strength) {
    this.frequencyBins = frequencyBins;
    this.strength = strength;
  }

  /** The fundamental at each moment, in bins of the spectrum. */
  float[] frequencyBins() {
    return frequencyBins;
  }

  /** How far the voice stands out at each moment, 0 to about 1. */
  float[] strength() {
    return strength;
  }

  /**
   * Where to look for a voice.
   *
   * @param harmonics how many count
   * @param decay weight of a harmonic against the one before
   */
  record Range(double lowestHz, double highestHz, int harmonics, double decay) {}

  /**
   * Follows a voice.
   *
   * @param weights what each frequency at each moment counts for, 0 or more
   */
  static HarmonicLine of(float[][] weights, double hzPerBin, Range range) {
    int pitches =
        (int) Math.ceil(PER_OCTAVE * Math.log(range.highestHz() / range.lowestHz()) / Math.log(2));
    int moments = weights.length;
    float[][] salience = new float[moments][pitches];
    var bins = new double[pitches];
    for (int p = 0; p < pitches; p++) {
      bins[p] = range.lowestHz() * Math.pow(2, (double) p / PER_OCTAVE) / hzPerBin;
    }
    for (int t = 0; t < moments; t++) {
      double total = 1e-9;
      for (float weight : weights[t]) {
        total += weight * weight;
      }
      float scale = (float) (1 / Math.sqrt(total));
      for (int p = 0; p < pitches; p++) {
        salience[t][p] = scale * salience(weights[t], bins[p], range);
      }
    }
    return path(salience, bins);
  }

  private static float salience(float[] weights, double bin, Range range) {
    float sum = 0;
    double weight = 1;
    for (int h = 1; h <= range.harmonics(); h++) {
      if (h * bin >= weights.length - 2) {
        break;
      }
      sum += (float) (weight * (at(weights, h * bin) - at(weights, (h - 0.5) * bin)));
      weight *= range.decay();
    }
    return sum;
  }

  private static float at(float[] weights, double bin) {
    int low = (int) bin;
    float part = (float) (bin - low);
    return weights[low] * (1 - part) + weights[low + 1] * part;
  }

  private static HarmonicLine path(float[][] salience, double[] bins) {
    int moments = salience.length;
    int pitches = bins.length;
    var from = new short[moments][pitches];
    var total = new float[pitches];
    var next = new float[pitches];
    for (int t = 0; t < moments; t++) {
      int best = 0;
      for (int p = 1; p < pitches; p++) {
        if (total[p] > total[best]) {
          best = p;
        }
      }
      float leap = total[best] - LEAP_COST;
      for (int p = 0; p < pitches; p++) {
        float most = leap;
        int origin = best;
        for (int q = Math.max(0, p - WIDEST_STEP);
            q <= Math.min(pitches - 1, p + WIDEST_STEP);
            q++) {
          float value = total[q] - STEP_COST * Math.abs(p - q);
          if (value > most) {
            most = value;
            origin = q;
          }
        }
        next[p] = most + salience[t][p];
        from[t][p] = (short) origin;
      }
      float[] last = total;
      total = next;
      next = last;
    }
    var line = new float[moments];
    var strength = new float[moments];
    int p = 0;
    for (int q = 1; q < pitches; q++) {
      if (total[q] > total[p]) {
        p = q;
      }
    }
    for (int t = moments - 1; t >= 0; t--) {
      line[t] = (float) bins[p];
      strength[t] = salience[t][p];
      p = from[t][p];
    }
    return new HarmonicLine(line, strength);
  }

  /** How near a frequency is to a harmonic of the line: 1 on it, 0 far from it. */
  void comb(int moment, float[] comb) {
    float fundamental = frequencyBins[moment];
    for (int bin = 0; bin < comb.length; bin++) {
      float harmonic = Math.max(1, Math.round(bin / fundamental));
      float distance = Math.abs(bin - harmonic * fundamental);
      float near = Math.max(0, 1 - distance / 4f);
      comb[bin] = near * near;
    }
  }
}
