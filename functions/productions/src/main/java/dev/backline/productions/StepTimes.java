package dev.backline.productions;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What past runs say about the time of every step. */
public record StepTimes(Map<Step, StepTime> byStep) {

  /** Assumed of a take that has not arrived yet. */
  private static final double USUAL_TAKE_SECONDS = 180;

  public StepTimes {
    byStep = Map.copyOf(byStep);
  }

  /** Known times, completed by what is believed of the others. */
  public static StepTimes of(List<StepTime> known) {
    var all = new EnumMap<Step, StepTime>(Step.class);
    for (Step step : Step.values()) {
      all.put(step, StepTime.prior(step));
    }
    known.forEach(time -> all.put(time.step(), time));
    return new StepTimes(all);
  }

  public long wholeMs(OptionalLong takeMs) {
    double seconds = seconds(takeMs);
    return byStep.values().stream().mapToLong(time -> time.estimateMs(seconds)).sum();
  }

  /** What is left, given the step in work and for how long it has been. */
  public long leftMs(OptionalLong takeMs, Step current, long elapsedInStepMs) {
    double seconds = seconds(takeMs);
    long following =
        current.following().stream().mapToLong(step -> byStep.get(step).estimateMs(seconds)).sum();
    long expected = byStep.get(current).estimateMs(seconds);
    // A step that runs late is believed to need another tenth of what was expected.
    return Math.max(expected - elapsedInStepMs, expected / 10) + following;
  }

  private static double seconds(OptionalLong takeMs) {
    return takeMs.isPresent() ? takeMs.getAsLong() / 1000.0 : USUAL_TAKE_SECONDS;
  }
}
