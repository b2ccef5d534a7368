package dev.backline.productions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Translates what a state machine caught into words for a musician. */
public final class Faults {

  /** By the name of the exception, what is said when the exception itself says nothing. */
  private static final Map<String, Fault> PERMANENT =
      Map.of(
          "UnreadableAudio",
          fault(
              "unreadable_audio",
              "The take cannot be decoded. Export it again and upload it anew."),
          "SilentTake",
          fault("silent_take", "The take is silent. Check the level and record it again."),
          "TakeTooShort",
          fault(
              "take_too_short", "The take is too short to make a track of. Sing a little longer."),
          "UnsupportedRequest",
          fault(
              "unsupported_request",
              "These wishes cannot be met together. Change genre, key or tempo."));

  private static final Set<String> TIMED_OUT = Set.of("States.Timeout", "Sandbox.Timedout");

  private Faults() {}

  /**
   * @param error the name of the error; of an exception, its class
   * @param message of the exception; a permanent fault's is written for the user
   * @param step the one that was in work
   */
  public static Fault of(String error, Optional<String> message, Optional<Step> step) {
    if (TIMED_OUT.contains(error)) {
      return new Fault(
          "timed_out",
          "The work took longer than it may. Try again; if it stays, send a shorter take.",
          step);
    }
    var permanent = Optional.ofNullable(PERMANENT.get(error.substring(error.lastIndexOf('.') + 1)));
    return permanent
        .map(fault -> new Fault(fault.code(), message.orElse(fault.reason()), step))
        .orElseGet(() -> exhausted(step));
  }

  private static Fault exhausted(Optional<Step> step) {
    String where = step.map(label -> " in the step " + label.label()).orElse("");
    return new Fault(
        "max_retries_reached",
        "Max retries reached: three attempts failed"
            + where
            + ". Nothing is lost; try again later.",
        step);
  }

  private static Fault fault(String code, String reason) {
    return new Fault(code, reason, Optional.empty());
  }
}
