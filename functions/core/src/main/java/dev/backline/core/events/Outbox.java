package dev.backline.core.events;

import dev.backline.core.ids.IdKind;
import dev.backline.core.ids.Ids;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Write;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Turns a domain event into a write that goes into the transaction of the change it tells of. The
 * stream of the table carries it from there to the bus, so an event is told exactly when its change
 * was made, at least once. Items are kept for seven days.
 */
@Singleton
@Requires(classes = DynamoDbClient.class)
public final class Outbox {

  /** The {@code type} of an item that holds an event. */
  public static final String TYPE = "event";

  private static final Duration KEPT_FOR = Duration.ofDays(7);

  private final Ids ids;
  private final Clock clock;

  Outbox(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** The write that tells of an event. */
  public Write told(DomainEvent event) {
    String id = ids.next(IdKind.EVENT);
    Instant now = clock.instant();
    var detail = new LinkedHashMap<>(event.detail());
    detail.put("eventId", id);
    detail.put("occurredAt", now.toString());
    return Write.create(
        Item.of(new Key("EVENT#" + id, "EVENT"), TYPE)
            .value("detailType", event.type())
            .value("detail", detail)
            .expiresAt(now.plus(KEPT_FOR))
            .build());
  }
}
