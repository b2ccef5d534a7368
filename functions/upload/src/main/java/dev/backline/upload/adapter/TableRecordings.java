package dev.backline.upload.adapter;

import dev.backline.core.events.DomainEvent;
import dev.backline.core.events.Outbox;
import dev.backline.core.table.Query;
import dev.backline.core.table.Table;
import dev.backline.core.table.TransactionRefused;
import dev.backline.core.table.Write;
import dev.backline.upload.Measured;
import dev.backline.upload.Recording;
import dev.backline.upload.RecordingStore;
import dev.backline.upload.Rejection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recordings in the table, their events in its outbox. */
@Singleton
public final class TableRecordings implements RecordingStore {

  private final Table table;
  private final Outbox outbox;

  TableRecordings(Table table, Outbox outbox) {
    this.table = table;
    this.outbox = outbox;
  }

  @Override
  public Optional<Recording> find(String userId, String recordingId) {
    return table.get(RecordingItem.key(userId, recordingId)).map(RecordingItem::read);
  }

  @Override
  public void create(Recording recording) {
    table.write(Write.create(RecordingItem.write(recording)));
  }

  @Override
  public boolean replace(Recording recording) {
    List<Write> writes = new ArrayList<>();
    writes.add(Write.replace(RecordingItem.write(recording)));
    event(recording).ifPresent(event -> writes.add(outbox.told(event)));
    try {
      table.transact(writes);
      return true;
    } catch (TransactionRefused _) {
      return false;
    }
  }

  @Override
  public void delete(Recording recording) {
    table.write(Write.delete(RecordingItem.key(recording.userId(), recording.id())));
  }

  @Override
  public Page list(String userId, int limit, Optional<String> cursor) {
    var slice =
        table.query(
            Query.of(RecordingItem.user(userId))
                .beginsWith(RecordingItem.PREFIX)
                .newestFirst()
                .limit(limit)
                .after(cursor));
    return new Page(slice.map(RecordingItem::read).items(), slice.next());
  }

  private static Optional<DomainEvent> event(Recording recording) {
    return switch (recording.state()) {
      case Recording.Ready(Measured measured) ->
          Optional.of(
              new DomainEvent(
                  "recording.ready",
                  Map.of(
                      "userId", recording.userId(),
                      "recordingId", recording.id(),
                      "durationMs", measured.durationMs())));
      case Recording.Rejected(Rejection rejection) ->
          Optional.of(
              new DomainEvent(
                  "recording.rejected",
                  Map.of(
                      "userId", recording.userId(),
                      "recordingId", recording.id(),
                      "code", rejection.code().word(),
                      "reason", rejection.reason())));
      case Recording.Awaited _, Recording.Received _ -> Optional.empty();
    };
  }
}
