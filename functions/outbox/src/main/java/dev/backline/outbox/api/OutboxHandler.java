package dev.backline.outbox.api;

import com.amazonaws.services.lambda.runtime.Context;
import dev.backline.core.events.Outbox;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.JsonHandler;
import dev.backline.core.json.Json;
import dev.backline.core.queue.BatchAnswer;
import dev.backline.outbox.Relay;
import dev.backline.outbox.ToldEvent;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;

public final class OutboxHandler extends JsonHandler<StreamBatch, BatchAnswer> {

  private final Relay relay;
  private final Json json;

  public OutboxHandler() {
    this(Container.start(OutboxHandler.class));
  }

  OutboxHandler(ApplicationContext beans) {
    super(StreamBatch.class, beans);
    this.relay = beans.getBean(Relay.class);
    this.json = beans.getBean(Json.class);
  }

  @Override
  protected BatchAnswer handle(StreamBatch batch, Context context) {
    List<ToldEvent> events =
        batch.records().stream().filter(OutboxHandler::tellsOfAnEvent).map(this::event).toList();
    return BatchAnswer.failed(relay.carry(events).stream().toList());
  }

  private static boolean tellsOfAnEvent(StreamBatch.Change change) {
    return "INSERT".equals(change.eventName())
        && text(change.dynamodb().newImage(), "type").equals(Outbox.TYPE);
  }

  private ToldEvent event(StreamBatch.Change change) {
    Map<String, StreamValue> item = change.dynamodb().newImage();
    return new ToldEvent(
        change.dynamodb().sequenceNumber(),
        text(item, "detailType"),
        json.write(item.get("detail").plain()),
        Instant.parse(text(item, "createdAt")));
  }

  private static String text(Map<String, StreamValue> item, String name) {
    return item.get(name)
        .text()
        .orElseThrow(() -> new IllegalStateException(name + " is not a text"));
  }
}
