package dev.backline.bench.score;

import java.util.Arrays;
import java.util.List;

/**
 * How well tempi were told (Gouyon et al., "An experimental comparison of audio tempo induction
 * algorithms", IEEE TASLP 14-5, 2006).
 *
 * @param right share within 4 % of the truth (Acc1)
 * @param rightButOctave share within 4 % of the truth or its double, triple, half or third (Acc2)
 * @param medianError of those within 4 %, as a share; NaN when there is none
 */
public record TempoScore(double right, double rightButOctave, double medianError) {
  private static final double TOLERANCE = 0.04;
  private static final double[] FACTORS = {1, 2, 3, 1 / 2.0, 1 / 3.0};

  /**
   * What was told beside what is true.
   *
   * @param told 0 when there was no answer
   * @param truth beats per minute
   */
  public record Answer(double told, double truth) {
    double error(double factor) {
      return Math.abs(told / (truth * factor) - 1);
    }
  }

  /** The score of all answers. */
  public static TempoScore of(List<Answer> answers) {
    double[] errors =
        answers.stream()
            .mapToDouble(answer -> answer.error(1))
            .filter(error -> error <= TOLERANCE)
            .sorted()
            .toArray();
    long octave =
        answers.stream()
            .filter(a -> Arrays.stream(FACTORS).anyMatch(f -> a.error(f) <= TOLERANCE))
            .count();
    return new TempoScore(
        errors.length / (double) answers.size(),
        (double) octave / answers.size(),
        errors.length == 0 ? Double.NaN : errors[errors.length / 2]);
  }
}
