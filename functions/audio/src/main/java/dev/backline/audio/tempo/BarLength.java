package dev.backline.audio.tempo;

/**
 * Judges the metre of a recording: compound where beats fall into three, else in three or in four
 * by how strongly its onsets repeat after two, three, four, six and eight beats, all over and in
 * the bass, and by how much the best first beats of bars of three stand out against those of bars
 * of four. The weights are those of a logistic regression on 360 made-up tracks, 36 of them
 * waltzes; see the tests' package {@code fit}.
 */
final class BarLength {
  private static final double[] BEATS = {2, 3, 4, 6, 8};

  private static final int FEATURES = 2 * BEATS.length + 1;

  private static final double[] WEIGHTS = {
    -7.31, 11.75, -10.56, 18.9, -14.08, -6.98, 7.85, -9.02, 10.96, -14.97, 2.29
  };
  private static final double BIAS = -0.26;
  private static final double COMPOUND = 0.6;
  private static final double EVEN_THIRDS = 0.2;
  private static final double FASTEST_SIX_EIGHT_BPM = 110;

  private final Autocorrelation all;
  private final Autocorrelation bass;
  private final BeatLevel level;

  BarLength(Autocorrelation all, Autocorrelation bass, BeatLevel level) {
    this.all = all;
    this.bass = bass;
    this.level = level;
  }

  /**
   * @param bpm the tempo
   * @param contrast how much first beats stand out in bars of three, as a share of that in four
   */
  Metre metre(double bpm, double contrast) {
    BeatLevel.Division division = level.division(bpm);
    if (division.thirds() > COMPOUND) {
      boolean six = division.weakerThird() > EVEN_THIRDS && bpm < FASTEST_SIX_EIGHT_BPM;
      return six ? Metre.SIX_EIGHT : Metre.TWELVE_EIGHT;
    }
    return log(60 / bpm, contrast) > 0 ? Metre.THREE_FOUR : Metre.FOUR_FOUR;
  }

  private double[] features(double beat, double contrast) {
    var features = new double[FEATURES];
    for (int i = 0; i < BEATS.length; i++) {
      features[i] = all.at(BEATS[i] * beat);
      features[BEATS.length + i] = bass.at(BEATS[i] * beat);
    }
    features[2 * BEATS.length] = Math.log(contrast);
    return features;
  }

  /** Logarithm of how much likelier three is than four. */
  private double log(double beat, double contrast) {
    double[] features = features(beat, contrast);
    double log = BIAS;
    for (int i = 0; i < FEATURES; i++) {
      log += WEIGHTS[i] * features[i];
    }
    return log;
  }
}
