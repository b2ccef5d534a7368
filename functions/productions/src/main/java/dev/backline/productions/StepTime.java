package dev.backline.productions;

/**
 * How long a step takes for a take of a given length: a straight line through past runs, of which
 * the recent ones weigh most. Kept as exponentially weighted means, so that it stays small for
 * ever.
 *
 * @param weight of all runs so far
 * @param takeSeconds mean length of the takes
 * @param elapsedMs mean time the step took
 * @param takeSquared mean of the squared lengths
 * @param product mean of length times time
 */
public record StepTime(
    Step step,
    double weight,
    double takeSeconds,
    double elapsedMs,
    double takeSquared,
    double product) {

  private static final double MEMORY = 0.85;
  private static final double SHORT_TAKE_SECONDS = 10;
  private static final double LONG_TAKE_SECONDS = 180;

  /** Below this part of what was expected, a step found its result instead of making it. */
  private static final double FOUND_RATIO = 0.05;

  /**
   * What is believed before the first run: takes of 43 and 169 seconds on two cores in the embedded
   * cloud, each step's function being loaded for them. The first runs replace it.
   */
  public static StepTime prior(Step step) {
    return switch (step) {
      case ENHANCEMENT -> line(step, 1700, 17);
      case ANALYSIS -> line(step, 1600, 8);
      case GENERATION -> line(step, 2200, 28);
      case MIX -> line(step, 2000, 5);
      case MASTER -> line(step, 1900, 5);
      case EXPORT -> line(step, 2000, 24);
    };
  }

  private static StepTime line(Step step, double fixedMs, double msPerSecond) {
    return new StepTime(step, 0, 0, 0, 0, 0)
        .with(SHORT_TAKE_SECONDS, fixedMs + msPerSecond * SHORT_TAKE_SECONDS)
        .with(LONG_TAKE_SECONDS, fixedMs + msPerSecond * LONG_TAKE_SECONDS);
  }

  /** The same after one more run; a run that only found an earlier result teaches nothing. */
  public StepTime learn(double seconds, double millis) {
    return millis < FOUND_RATIO * estimateMs(seconds) ? this : with(seconds, millis);
  }

  private StepTime with(double seconds, double millis) {
    double total = weight * MEMORY + 1;
    return new StepTime(
        step,
        total,
        takeSeconds + (seconds - takeSeconds) / total,
        elapsedMs + (millis - elapsedMs) / total,
        takeSquared + (seconds * seconds - takeSquared) / total,
        product + (seconds * millis - product) / total);
  }

  /** The time this step will take. */
  public long estimateMs(double seconds) {
    double variance = takeSquared - takeSeconds * takeSeconds;
    double slope = variance < 1 ? 0 : (product - takeSeconds * elapsedMs) / variance;
    double steepest = elapsedMs / takeSeconds;
    double used = Math.clamp(slope, 0, steepest);
    return Math.round(Math.max(0, elapsedMs + used * (seconds - takeSeconds)));
  }
}
