package dev.backline.outbox.adapter;

import dev.backline.core.handler.Settings;
import dev.backline.outbox.EventBus;
import dev.backline.outbox.ToldEvent;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

@Singleton
final class EventBridgeBus implements EventBus {

  private static final Logger LOG = LoggerFactory.getLogger(EventBridgeBus.class);
  private static final String SOURCE = "backline";

  private final EventBridgeClient client;
  private final String bus;

  EventBridgeBus(EventBridgeClient client, Settings settings) {
    this.client = client;
    this.bus = settings.text("EVENT_BUS_NAME");
  }

  @Override
  public Set<String> publish(List<ToldEvent> events) {
    Set<String> refused = new HashSet<>();
    try {
      List<PutEventsResultEntry> results =
          client
              .putEvents(request -> request.entries(events.stream().map(this::entry).toList()))
              .entries();
      for (int i = 0; i < events.size(); i++) {
        String code = results.get(i).errorCode();
        if (code != null) {
          LOG.atWarn()
              .addKeyValue("type", events.get(i).type())
              .addKeyValue("code", code)
              .log("the bus refused an event");
          refused.add(events.get(i).position());
        }
      }
    } catch (SdkException e) {
      LOG.atWarn().setCause(e).log("the bus cannot be reached");
      events.forEach(event -> refused.add(event.position()));
    }
    return refused;
  }

  private PutEventsRequestEntry entry(ToldEvent event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source(SOURCE)
        .detailType(event.type())
        .detail(event.detail())
        .time(event.occurredAt())
        .build();
  }
}
