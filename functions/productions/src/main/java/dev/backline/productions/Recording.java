package dev.backline.productions;

import java.util.Objects;

/** What a production needs to know of a recording. */
public record Recording(String id, String title, State state) {

  public Recording {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(title, "title is null");
    Objects.requireNonNull(state, "state is null");
  }

  public sealed interface State {}

  /** The upload or the ingest is not over. */
  public record Awaited() implements State {}

  public record Ready(Take take) implements State {}

  /** The file cannot be used, for a reason the user has been told. */
  public record Rejected(String code, String reason) implements State {}
}
