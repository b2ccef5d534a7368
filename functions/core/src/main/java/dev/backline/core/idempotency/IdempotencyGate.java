package dev.backline.core.idempotency;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.table.Condition;
import dev.backline.core.table.ConditionRefused;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Table;
import dev.backline.core.table.Write;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Lets work with a key happen once. The first caller with a key does the work; whoever comes later
 * gets the first one's answer for 24 hours. The semantics are those of the Idempotency-Key header
 * draft and of Powertools for AWS Lambda.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header">The
 *     Idempotency-Key HTTP header field</a>
 */
@Singleton
@Requires(classes = DynamoDbClient.class)
public final class IdempotencyGate {

  /** How long an answer is kept. */
  public static final Duration KEPT_FOR = Duration.ofHours(24);

  private static final String TYPE = "idempotency";

  private final Table table;
  private final Clock clock;

  IdempotencyGate(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Does work or gives the answer of an earlier call with the same key.
   *
   * @param scope whose keys these are, such as {@code usr_…#POST /api/produce}
   * @param key chosen by the caller
   * @param contentHash of what was asked; another content under the same key is refused
   * @param runsAtMost after this time a call without an answer counts as dead and may be done again
   * @param work is done at most once at a time; if it throws, the key is free again
   * @param keep whether an answer is to be kept; if not, the key is free again
   * @throws Failure {@code idempotency_in_progress} while the first call runs, {@code
   *     idempotency_key_reused} for another content
   */
  public StoredAnswer once(
      String scope,
      String key,
      String contentHash,
      Duration runsAtMost,
      Supplier<StoredAnswer> work,
      Predicate<StoredAnswer> keep) {
    var itemKey = new Key("IDEMPOTENCY#" + scope + "#" + key, "IDEMPOTENCY");
    Optional<StoredAnswer> earlier = claim(itemKey, contentHash, runsAtMost);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    boolean kept = false;
    try {
      StoredAnswer answer = work.get();
      if (keep.test(answer)) {
        table.write(completed(itemKey, contentHash, answer));
        kept = true;
      }
      return answer;
    } finally {
      if (!kept) {
        table.write(Write.delete(itemKey));
      }
    }
  }

  /**
   * Says whether a consumer sees an event for the first time. Call it in the transaction of the
   * effect: the write is refused for an event that was seen before.
   *
   * @param consumer who asks
   * @param eventId of the event
   */
  public Write firstTime(String consumer, String eventId) {
    Instant now = clock.instant();
    return Write.put(
            Item.of(new Key("IDEMPOTENCY#" + consumer + "#" + eventId, "IDEMPOTENCY"), TYPE)
                .expiresAt(now.plus(KEPT_FOR.multipliedBy(14)))
                .build())
        .when(Condition.absentOrExpired(now));
  }

  private Optional<StoredAnswer> claim(Key key, String contentHash, Duration runsAtMost) {
    Instant now = clock.instant();
    Item running =
        Item.of(key, TYPE)
            .value("status", "running")
            .value("contentHash", contentHash)
            .value("runsUntil", now.plus(runsAtMost).toEpochMilli())
            .expiresAt(now.plus(KEPT_FOR))
            .build();
    try {
      table.write(
          Write.put(running)
              .when(
                  Condition.any(
                      Condition.absentOrExpired(now),
                      Condition.equal("status", "running")
                          .and(Condition.equal("contentHash", contentHash))
                          .and(Condition.less("runsUntil", now.toEpochMilli())))));
      return Optional.empty();
    } catch (ConditionRefused refused) {
      return Optional.of(earlier(refused.current().orElseThrow(() -> refused), contentHash));
    }
  }

  private StoredAnswer earlier(Item item, String contentHash) {
    if (!item.text("contentHash").equals(contentHash)) {
      throw Failure.of(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    }
    if (item.text("status").equals("running")) {
      throw Failure.of(ErrorCode.IDEMPOTENCY_IN_PROGRESS).retryAfter(1);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    Item kept = item.map("headers");
    kept.plain().forEach((name, value) -> headers.put(name, value.toString()));
    return new StoredAnswer((int) item.integer("httpStatus"), headers, item.text("body"));
  }

  private Write completed(Key key, String contentHash, StoredAnswer answer) {
    return Write.put(
        Item.of(key, TYPE)
            .value("status", "completed")
            .value("contentHash", contentHash)
            .value("httpStatus", answer.status())
            .value("headers", answer.headers())
            .value("body", answer.body())
            .expiresAt(clock.instant().plus(KEPT_FOR))
            .build());
  }
}
