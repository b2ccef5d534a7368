package dev.backline.core.limits;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.objects.Sha256;
import dev.backline.core.table.Condition;
import dev.backline.core.table.ConditionRefused;
import dev.backline.core.table.Key;
import dev.backline.core.table.Table;
import dev.backline.core.table.Write;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Counts in the table how often a subject does something, and refuses what is above the quota.
 * Counting is one conditional update, so that callers at the same time cannot pass together. The
 * subject is kept as a hash only.
 */
@Singleton
@Requires(classes = DynamoDbClient.class)
public final class RateLimiter {

  private static final String TYPE = "rate-limit";

  private final Table table;
  private final Clock clock;

  RateLimiter(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Counts one more time.
   *
   * @param subject who does it: a user, an address
   * @throws Failure {@code rate_limited} with the time until the window ends, if the quota is used
   *     up
   */
  public void reserve(Quota quota, String subject) {
    Instant now = clock.instant();
    try {
      table.write(
          Write.upsert(key(quota, subject, now))
              .add("count", 1)
              .setIfAbsent("type", TYPE)
              .setIfAbsent("v", 1)
              .setIfAbsent("expiresAt", end(quota, now).getEpochSecond())
              .when(Condition.any(Condition.absent(), Condition.less("count", quota.limit()))));
    } catch (ConditionRefused _) {
      long seconds = Math.max(1, end(quota, now).getEpochSecond() - now.getEpochSecond());
      throw Failure.of(
              ErrorCode.RATE_LIMITED, "Too many attempts. Try again in " + seconds + " seconds.")
          .retryAfter(seconds)
          .with("limit", quota.limit())
          .with("windowSeconds", quota.window().toSeconds());
    }
  }

  /** Takes back one count of the current window: the attempt was a good one. */
  public void release(Quota quota, String subject) {
    try {
      table.write(
          Write.update(key(quota, subject, clock.instant()))
              .add("count", -1)
              .when(Condition.all(Condition.exists("count"), Condition.greater("count", 0))));
    } catch (ConditionRefused _) {
      // The window of the attempt has ended: its count no longer matters.
    }
  }

  private static Key key(Quota quota, String subject, Instant now) {
    return new Key(
        "RATE#" + quota.name() + "#" + Sha256.of(subject),
        "WINDOW#" + end(quota, now).getEpochSecond());
  }

  private static Instant end(Quota quota, Instant now) {
    long length = quota.window().toSeconds();
    return Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), length) + 1) * length);
  }
}
