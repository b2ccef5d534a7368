package dev.backline.upload;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A take of a user, from the moment its upload is announced.
 *
 * @param sessionId of the client's own session, if it named one
 * @param version of the item
 */
public record Recording(
    String id,
    String userId,
    String title,
    Optional<String> sessionId,
    Upload upload,
    State state,
    Instant createdAt,
    long version) {

  public Recording {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(userId, "userId is null");
    Objects.requireNonNull(title, "title is null");
    Objects.requireNonNull(upload, "upload is null");
    Objects.requireNonNull(state, "state is null");
  }

  public sealed interface State {

    default String word() {
      return switch (this) {
        case Awaited _ -> "awaiting-upload";
        case Received _ -> "received";
        case Ready _ -> "ready";
        case Rejected _ -> "rejected";
      };
    }
  }

  public record Awaited() implements State {}

  /** All bytes are there; the ingest has not judged them yet. */
  public record Received() implements State {}

  public record Ready(Measured measured) implements State {}

  public record Rejected(Rejection rejection) implements State {}

  public boolean isDecided() {
    return state instanceof Ready || state instanceof Rejected;
  }

  public Recording become(State next) {
    return new Recording(id, userId, title, sessionId, upload, next, createdAt, version);
  }

  /** Where the file lies that the user sent. It is written once and never changed. */
  public String key() {
    return TakeKey.of(userId, id).original();
  }
}
