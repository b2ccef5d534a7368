package dev.backline.productions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A take on its way to a track.
 *
 * @param attempt counts from 1; each one is an execution of the workflow
 * @param waiting for its recording to be ready
 * @param steps begun in this attempt
 * @param preview of this attempt: the answer of the step, as the JSON object of
 *     docs/architecture.md
 * @param version of the item; the workflow raises it too
 */
public record Production(
    String id,
    String userId,
    Order order,
    int attempt,
    Status status,
    int progress,
    boolean waiting,
    Optional<Step> step,
    Map<Step, StepRun> steps,
    Optional<String> preview,
    Optional<Take> take,
    Optional<Fault> fault,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    long version) {

  /** Of the same order; after that the input has to change. */
  public static final int MAX_ATTEMPTS = 3;

  public Production {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(userId, "userId is null");
    Objects.requireNonNull(order, "order is null");
    Objects.requireNonNull(status, "status is null");
    steps = Map.copyOf(steps);
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be at least 1, was " + attempt);
    }
  }

  /** A new production, which waits for its recording. */
  public static Production queued(String id, String userId, Order order, Instant now) {
    return new Production(
        id,
        userId,
        order,
        1,
        Status.QUEUED,
        0,
        true,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /** The same, with all that the workflow needs. */
  public Production ready(Take readyTake) {
    var parameters = order.parameters();
    long seed = parameters.seed().orElseGet(() -> Seed.of(readyTake));
    var seeded =
        new Order(order.recordingId(), order.title(), order.artist(), parameters.withSeed(seed));
    return new Production(
        id,
        userId,
        seeded,
        attempt,
        status,
        progress,
        false,
        step,
        steps,
        preview,
        Optional.of(readyTake),
        fault,
        createdAt,
        startedAt,
        finishedAt,
        version);
  }

  /** The same, tried once more from the start; steps that have a result will find it. */
  public Production again() {
    return new Production(
        id,
        userId,
        order,
        attempt + 1,
        Status.QUEUED,
        0,
        true,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        take,
        Optional.empty(),
        createdAt,
        Optional.empty(),
        Optional.empty(),
        version);
  }

  public Production canceled(Instant now) {
    return ended(Status.CANCELED, Optional.empty(), now);
  }

  public Production failed(Fault cause, Instant now) {
    return ended(Status.FAILED, Optional.of(cause), now);
  }

  private Production ended(Status last, Optional<Fault> cause, Instant now) {
    return new Production(
        id,
        userId,
        order,
        attempt,
        last,
        progress,
        false,
        step,
        steps,
        preview,
        take,
        cause,
        createdAt,
        startedAt,
        Optional.of(now),
        version);
  }

  public OptionalLong takeMs() {
    return take.map(known -> OptionalLong.of(known.durationMs())).orElseGet(OptionalLong::empty);
  }

  /**
   * Names the execution of this attempt, so that it is started once however often it is asked for.
   */
  public String executionName() {
    return id + "-" + attempt;
  }
}
