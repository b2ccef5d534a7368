package dev.backline.mixmaster;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A piece of studio work that a user ordered. The same order of the same user is the same job.
 *
 * @param sessionId as the client named it
 * @param order what is to be done, as JSON
 * @param settings as the client gave them, to be shown again
 * @param version of the item
 */
public record Job(
    String id,
    String userId,
    Work work,
    Optional<String> sessionId,
    String order,
    Map<String, Object> settings,
    State state,
    Instant orderedAt,
    long version) {

  public Job {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(userId, "userId is null");
    Objects.requireNonNull(state, "state is null");
    settings = Map.copyOf(settings);
  }

  public sealed interface State {

    default String word() {
      return switch (this) {
        case Queued _ -> "queued";
        case Running _ -> "running";
        case Succeeded _ -> "succeeded";
        case Failed _ -> "failed";
      };
    }
  }

  public record Queued() implements State {}

  public record Running(Instant since) implements State {}

  /**
   * @param result what came of it, as JSON
   */
  public record Succeeded(Instant since, Instant at, String result) implements State {}

  /**
   * @param reason in words for the user
   */
  public record Failed(Instant at, String code, String reason) implements State {}

  public boolean isOver() {
    return state instanceof Succeeded || state instanceof Failed;
  }

  public Job become(State next) {
    return new Job(id, userId, work, sessionId, order, settings, next, orderedAt, version);
  }

  /** The same, ordered once more. */
  public Job again(Instant now) {
    return new Job(id, userId, work, sessionId, order, settings, new Queued(), now, version);
  }
}
