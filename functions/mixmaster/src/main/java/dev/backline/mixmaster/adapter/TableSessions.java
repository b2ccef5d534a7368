package dev.backline.mixmaster.adapter;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.json.Json;
import dev.backline.core.media.AudioRef;
import dev.backline.core.table.Index;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Query;
import dev.backline.core.table.Table;
import dev.backline.mixmaster.Session;
import dev.backline.mixmaster.Sessions;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the items of productions and recordings: docs/data-model.md. */
@Singleton
public final class TableSessions implements Sessions {

  private static final String PRODUCTION = "PRODUCTION#";
  private static final String RECORDING = "RECORDING#";

  private final Table table;
  private final Json json;

  TableSessions(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  /** The answer of the step {@code Enhancement}, as far as it is of use here. */
  @Serdeable
  record Cleaned(AudioRef vocal) {}

  /** The answer of the step {@code Generation}. */
  @Serdeable
  record Played(AudioRef instrumental, double tempo) {}

  @Override
  public Session find(String userId, String sessionId) {
    Item production =
        table
            .get(new Key(PRODUCTION + sessionId, "PRODUCTION"))
            .filter(item -> item.text("userId").equals(userId))
            .or(() -> newest(userId, sessionId))
            .orElseThrow(
                () ->
                    Failure.of(
                            ErrorCode.PROJECT_NOT_FOUND,
                            "There is no production " + sessionId + ", nor one of such a session.")
                        .field("session_id"));
    Optional<Cleaned> cleaned = outcome(production, "Enhancement", Cleaned.class);
    Optional<Played> played = outcome(production, "Generation", Played.class);
    if (cleaned.isEmpty() || played.isEmpty()) {
      throw Failure.of(
              ErrorCode.RESULT_NOT_READY,
              "The production has no beat yet. Wait until its step Generation is done.")
          .field("session_id")
          .retryAfter(10);
    }
    Item wishes = production.map("parameters");
    return new Session(
        cleaned.get().vocal().file(),
        played.get().instrumental().file(),
        wishes.text("genre").toLowerCase(Locale.ROOT),
        played.get().tempo(),
        wishes.text("target"));
  }

  private Optional<Item> newest(String userId, String sessionId) {
    String user = "USER#" + userId;
    Set<String> takes =
        table
            .all(Query.of(user).beginsWith(RECORDING))
            .filter(take -> take.optionalText("sessionId").filter(sessionId::equals).isPresent())
            .map(take -> take.text("recordingId"))
            .collect(Collectors.toSet());
    return takes.isEmpty()
        ? Optional.empty()
        : table
            .all(Query.of(Index.GSI1, user).beginsWith(PRODUCTION).newestFirst())
            .filter(production -> takes.contains(production.text("recordingId")))
            .findFirst();
  }

  private <T> Optional<T> outcome(Item production, String step, Class<T> type) {
    return production
        .optionalMap("steps")
        .flatMap(steps -> steps.optionalMap(step))
        .flatMap(run -> run.optionalText("outcome"))
        .map(text -> json.read(text, type));
  }
}
