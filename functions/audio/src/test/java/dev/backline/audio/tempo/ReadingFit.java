package dev.backline.audio.tempo;

import java.util.List;

/** Fits {@link ReadingWeights} by gradient descent on the cross entropy of the right reading. */
final class ReadingFit {
  private static final int STEPS = 600;
  private static final int COMPOUND = SungReading.METRES + 1;
  private static final int COMPOUND_QUADRUPLE = SungReading.METRES + 2;

  /** There is no song in 12/8 to fit to: it is held to be so much rarer than 6/8. */
  private static final double RARER = 4;

  private static final double RATE = 0.05;

  private ReadingFit() {}

  static ReadingWeights weights(List<Choice> choices) {
    double[] weights = new double[SungReading.FEATURES];
    var adam = new Adam(weights);
    double all = choices.stream().mapToDouble(Choice::weight).sum();
    for (int step = 0; step < STEPS; step++) {
      var gradient = new double[weights.length];
      for (Choice choice : choices) {
        var model = new ReadingWeights(weights);
        var scores = new double[choice.features().length];
        for (int k = 0; k < scores.length; k++) {
          scores[k] = model.score(choice.features()[k]);
        }
        double[] chances = Choice.chances(scores);
        for (int k = 0; k < scores.length; k++) {
          double slope = (chances[k] - (k == choice.right() ? 1 : 0)) * choice.weight() / all;
          for (int f = 0; f < weights.length; f++) {
            gradient[f] += slope * choice.features()[k][f];
          }
        }
      }
      gradient[COMPOUND_QUADRUPLE] = 0;
      adam.descend(gradient, RATE * (1 - step / (double) STEPS));
    }
    weights[COMPOUND_QUADRUPLE] = weights[COMPOUND] - Math.log(RARER);
    return new ReadingWeights(weights);
  }
}
