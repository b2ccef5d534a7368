package dev.backline.audio.tempo;

/**
 * One example of a choice among alternatives.
 *
 * @param features of each alternative
 * @param right index of the right one
 * @param weight how much the example counts
 */
@SuppressWarnings("ArrayRecordComponent") // features are read, never compared
record Choice(double[][] features, int right, double weight) {

  /** The chances of the alternatives for their scores. */
  static double[] chances(double[] scores) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      greatest = Math.max(greatest, score);
    }
    var chances = new double[scores.length];
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      chances[k] = Math.exp(scores[k] - greatest);
      sum += chances[k];
    }
    for (int k = 0; k < scores.length; k++) {
      chances[k] /= sum;
    }
    return chances;
  }
}
