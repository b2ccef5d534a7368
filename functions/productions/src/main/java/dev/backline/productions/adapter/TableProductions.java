package dev.backline.productions.adapter;

import dev.backline.core.events.DomainEvent;
import dev.backline.core.events.Outbox;
import dev.backline.core.table.Index;
import dev.backline.core.table.Query;
import dev.backline.core.table.Table;
import dev.backline.core.table.TransactionRefused;
import dev.backline.core.table.Write;
import dev.backline.productions.Production;
import dev.backline.productions.ProductionStore;
import dev.backline.productions.Status;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Productions in the table, their events in its outbox. */
@Singleton
public final class TableProductions implements ProductionStore {

  private final Table table;
  private final Outbox outbox;

  TableProductions(Table table, Outbox outbox) {
    this.table = table;
    this.outbox = outbox;
  }

  @Override
  public Optional<Production> find(String productionId) {
    return table.get(ProductionItem.key(productionId)).map(ProductionItem::read);
  }

  @Override
  public void create(Production production, Event event) {
    table.transact(
        Write.create(ProductionItem.write(production)), outbox.told(told(production, event)));
  }

  @Override
  public boolean replace(Production production, Optional<Event> event) {
    List<Write> writes = new ArrayList<>();
    writes.add(Write.replace(ProductionItem.write(production)));
    event.ifPresent(happened -> writes.add(outbox.told(told(production, happened))));
    try {
      table.transact(writes);
      return true;
    } catch (TransactionRefused _) {
      return false;
    }
  }

  @Override
  public List<Production> waitingFor(String recordingId) {
    return table
        .all(Query.of(Index.GSI2, ProductionItem.recording(recordingId)))
        .map(ProductionItem::read)
        .toList();
  }

  @Override
  public Page list(String userId, Optional<Status> status, int limit, Optional<String> cursor) {
    var slice =
        table.query(
            Query.of(Index.GSI1, ProductionItem.user(userId))
                .beginsWith(ProductionItem.PREFIX)
                .newestFirst()
                .limit(limit)
                .after(cursor));
    return new Page(
        slice.items().stream()
            .map(ProductionItem::read)
            .filter(production -> status.isEmpty() || production.status() == status.orElseThrow())
            .toList(),
        slice.next());
  }

  private static DomainEvent told(Production production, Event event) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("userId", production.userId());
    detail.put("productionId", production.id());
    detail.put("recordingId", production.order().recordingId());
    detail.put("attempt", production.attempt());
    production
        .fault()
        .ifPresent(
            fault -> {
              detail.put("code", fault.code());
              detail.put("reason", fault.reason());
            });
    String type =
        switch (event) {
          case REQUESTED -> "production.requested";
          case FAILED -> "production.failed";
          case CANCELED -> "production.canceled";
        };
    return new DomainEvent(type, detail);
  }
}
