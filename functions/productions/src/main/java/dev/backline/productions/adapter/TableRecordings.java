package dev.backline.productions.adapter;

import dev.backline.core.media.FileRef;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Table;
import dev.backline.productions.Recording;
import dev.backline.productions.Recordings;
import dev.backline.productions.Take;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the recording items that the upload function writes: docs/data-model.md. */
@Singleton
public final class TableRecordings implements Recordings {

  private final Table table;

  TableRecordings(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Recording> find(String userId, String recordingId) {
    return table
        .get(new Key(ProductionItem.user(userId), ProductionItem.recording(recordingId)))
        .map(item -> new Recording(recordingId, item.text("title"), state(item)));
  }

  private static Recording.State state(Item item) {
    return switch (item.text("status")) {
      case "ready" ->
          new Recording.Ready(
              new Take(
                  new FileRef(item.text("key"), item.text("sha256"), item.integer("sizeBytes")),
                  item.integer("durationMs")));
      case "rejected" -> new Recording.Rejected(item.text("code"), item.text("reason"));
      default -> new Recording.Awaited();
    };
  }
}
