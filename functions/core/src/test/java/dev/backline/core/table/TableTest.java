package dev.backline.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backline.core.ChangingClock;
import dev.backline.core.Containers;
import dev.backline.core.failure.Failure;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(EmbeddedStores.class)
class TableTest {

  private final ChangingClock clock = new ChangingClock();
  private final Table table;
  private final Key key = new Key("USER#" + UUID.randomUUID(), "PROFILE");

  TableTest(TestTable stored, DynamoDbClient client) {
    this.table = Containers.over(stored, client, clock).getBean(Table.class);
  }

  @Test
  void readsEveryTypeAsItWasWritten() {
    Item written =
        Item.of(key, "thing")
            .value("title", "Naïve 🎤")
            .value("count", 9_007_199_254_740_993L)
            .value("tempo", 92.25)
            .value("steady", true)
            .value("at", clock.instant())
            .value("tags", List.of("a", "b"))
            .value("progress", Map.of("step", "Mix", "percent", 75))
            .value("parts", List.of(Item.map().value("n", 1).build()))
            .value("absent", Optional.empty())
            .build();

    table.write(Write.create(written));
    Item read = table.get(key).orElseThrow();

    assertThat(read.text("title")).isEqualTo("Naïve 🎤");
    assertThat(read.integer("count")).isEqualTo(9_007_199_254_740_993L);
    assertThat(read.decimal("tempo")).isEqualTo(92.25);
    assertThat(read.flag("steady")).isTrue();
    assertThat(read.time("at")).isEqualTo(clock.instant());
    assertThat(read.texts("tags")).containsExactly("a", "b");
    assertThat(read.map("progress").integer("percent")).isEqualTo(75);
    assertThat(read.maps("parts").getFirst().integer("n")).isEqualTo(1);
    assertThat(read.has("absent")).isFalse();
    assertThat(read.optionalText("absent")).isEmpty();
    assertThat(read.time("createdAt")).isEqualTo(clock.instant());
  }

  @Test
  void findsNothingUnderAKeyThatIsTooLongForTheTable() {
    assertThat(table.get(new Key("USER#" + "x".repeat(5000), "PROFILE"))).isEmpty();
    assertThat(table.get(new Key("USER#1", "RECORDING#" + "é".repeat(600)))).isEmpty();
  }

  @Test
  void namesTheAttributeOfACorruptItem() {
    Item item = Item.of(key, "thing").value("count", 1).build();

    assertThatThrownBy(() -> item.text("title")).hasMessageContaining("title");
    assertThatThrownBy(() -> item.text("count")).hasMessageContaining("count");
  }

  @Test
  void createsAnItemOnlyOnceAndShowsTheOneThatStands() {
    table.write(Write.create(Item.of(key, "thing").value("n", 1).build()));

    var refused =
        catchThrowableOfType(
            ConditionRefused.class,
            () -> table.write(Write.create(Item.of(key, "thing").value("n", 2).build())));

    assertThat(refused.current().orElseThrow().integer("n")).isEqualTo(1);
  }

  @Test
  void refusesToReplaceWhatHasChangedSinceItWasRead() {
    table.write(Write.create(Item.of(key, "thing").value("n", 1).build()));
    Item mine = table.get(key).orElseThrow();
    Item theirs = table.get(key).orElseThrow();

    table.write(Write.replace(theirs.with().value("n", 2).build()));

    assertThatThrownBy(() -> table.write(Write.replace(mine.with().value("n", 3).build())))
        .isInstanceOf(ConditionRefused.class);
    assertThat(table.get(key).orElseThrow().version()).isEqualTo(1);
    table.write(Write.replace(table.get(key).orElseThrow().with().value("n", 4).build()));
    assertThat(table.get(key).orElseThrow().integer("n")).isEqualTo(4);
  }

  @Test
  void updatesAttributesAndTellsHowTheItemStands() {
    table.write(
        Write.create(
            Item.of(key, "thing")
                .value("progress", Map.of("percent", 10))
                .value("old", 1)
                .build()));

    Item after =
        table
            .write(
                Write.update(key)
                    .set("progress.percent", 30)
                    .set("status", "running")
                    .set("reason", Optional.empty())
                    .setIfAbsent("first", "yes")
                    .add("attempts", 1)
                    .remove("old")
                    .atVersion(0))
            .orElseThrow();

    assertThat(after.map("progress").integer("percent")).isEqualTo(30);
    assertThat(after.text("status")).isEqualTo("running");
    assertThat(after.integer("attempts")).isEqualTo(1);
    assertThat(after.has("old")).isFalse();
    assertThat(after.version()).isEqualTo(1);
    assertThat(after.time("updatedAt")).isEqualTo(clock.instant());
    assertThatThrownBy(() -> table.write(Write.update(key).set("status", "x").atVersion(0)))
        .isInstanceOf(ConditionRefused.class);
  }

  @Test
  void updatesOnlyWhatExistsUnlessToldOtherwise() {
    assertThatThrownBy(() -> table.write(Write.update(key).set("n", 1)))
        .isInstanceOf(ConditionRefused.class);

    table.write(Write.upsert(key).add("n", 2));

    assertThat(table.get(key).orElseThrow().integer("n")).isEqualTo(2);
  }

  @Test
  void makesAllWritesOfATransactionOrNone() {
    Key other = new Key(key.pk(), "OTHER");
    table.write(Write.create(Item.of(other, "thing").value("n", 7).build()));

    var refused =
        catchThrowableOfType(
            TransactionRefused.class,
            () ->
                table.transact(
                    Write.create(Item.of(key, "thing").build()),
                    Write.create(Item.of(other, "thing").build())));

    assertThat(refused.conditionRefused(0)).isFalse();
    assertThat(refused.conditionRefused(1)).isTrue();
    assertThat(refused.reasons().get(1))
        .isInstanceOfSatisfying(
            TransactionRefused.Reason.Condition.class,
            reason -> assertThat(reason.current().orElseThrow().integer("n")).isEqualTo(7));
    assertThat(table.get(key)).isEmpty();
  }

  @Test
  void checksUpdatesAndDeletesInOneTransaction() {
    Key counter = new Key(key.pk(), "COUNTER");
    Key gone = new Key(key.pk(), "GONE");
    table.write(Write.create(Item.of(key, "thing").value("status", "open").build()));
    table.write(Write.create(Item.of(gone, "thing").build()));

    table.transact(
        Write.check(key, Condition.in("status", List.of("open", "new"))),
        Write.upsert(counter).add("n", 1),
        Write.delete(gone).when(Condition.exists()));

    assertThat(table.get(counter).orElseThrow().integer("n")).isEqualTo(1);
    assertThat(table.get(gone)).isEmpty();
  }

  @Test
  void treatsAnExpiredItemAsAbsent() {
    table.write(
        Write.create(Item.of(key, "thing").expiresAt(clock.instant().plusSeconds(60)).build()));
    assertThat(table.get(key)).isPresent();

    clock.pass(Duration.ofSeconds(60));

    assertThat(table.get(key)).isEmpty();
    assertThat(table.query(Query.of(key.pk())).items()).isEmpty();
    Instant now = clock.instant();
    table.write(
        Write.put(Item.of(key, "thing").value("n", 2).build())
            .when(Condition.absentOrExpired(now)));
    assertThat(table.get(key).orElseThrow().integer("n")).isEqualTo(2);
  }

  @Test
  void pagesThroughAPartitionNewestFirst() {
    for (int i = 0; i < 7; i++) {
      table.write(Write.create(Item.of(new Key(key.pk(), "TRACK#" + i), "track").build()));
    }
    table.write(Write.create(Item.of(key, "thing").build()));
    Query query = Query.of(key.pk()).beginsWith("TRACK#").newestFirst().limit(3);

    Slice<String> first = table.query(query).map(item -> item.key().sk());
    Slice<String> second = table.query(query.after(first.next())).map(item -> item.key().sk());
    Slice<String> third = table.query(query.after(second.next())).map(item -> item.key().sk());

    assertThat(first.items()).containsExactly("TRACK#6", "TRACK#5", "TRACK#4");
    assertThat(second.items()).containsExactly("TRACK#3", "TRACK#2", "TRACK#1");
    assertThat(third.items()).containsExactly("TRACK#0");
    assertThat(third.next()).isEmpty();
    assertThat(table.all(query).count()).isEqualTo(7);
  }

  @Test
  void queriesTheIndexes() {
    table.write(
        Write.create(
            Item.of(key, "thing").index1("OWNER#" + key.pk(), "A").index2("R", key.pk()).build()));

    assertThat(table.query(Query.of(Index.GSI1, "OWNER#" + key.pk())).items())
        .extracting(Item::key)
        .containsExactly(key);
    assertThat(table.all(Query.of(Index.GSI2, "R").beginsWith(key.pk())).map(Item::key))
        .containsExactly(key);
  }

  @Test
  void refusesACursorThatWasMadeUpOrBelongsToAnotherQuery() {
    for (int i = 0; i < 2; i++) {
      table.write(Write.create(Item.of(new Key(key.pk(), "TRACK#" + i), "track").build()));
    }
    Query query = Query.of(key.pk()).limit(1);
    Optional<String> next = table.query(query).next();

    assertThatThrownBy(() -> table.query(Query.of("USER#someone").limit(1).after(next)))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.code().code()).isEqualTo("invalid_cursor"));
    assertThatThrownBy(() -> table.query(query.after(Optional.of("AAAA"))))
        .isInstanceOf(Failure.class);
    assertThatThrownBy(() -> table.query(query.after(Optional.of("%%%"))))
        .isInstanceOf(Failure.class);
  }
}
