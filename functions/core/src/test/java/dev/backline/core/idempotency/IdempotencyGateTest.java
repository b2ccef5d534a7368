package dev.backline.core.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.core.ChangingClock;
import dev.backline.core.Containers;
import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.table.ConditionRefused;
import dev.backline.core.table.Table;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestTable;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(EmbeddedStores.class)
class IdempotencyGateTest {

  private static final Duration RUNS_AT_MOST = Duration.ofSeconds(10);
  private static final StoredAnswer CREATED =
      new StoredAnswer(202, Map.of("Location", "/api/jobs/1"), "{\"ok\":true}");

  private final ChangingClock clock = new ChangingClock();
  private final IdempotencyGate gate;
  private final Table table;
  private final String key = UUID.randomUUID().toString();
  private int runs;

  IdempotencyGateTest(TestTable stored, DynamoDbClient client) {
    var beans = Containers.over(stored, client, clock);
    this.gate = beans.getBean(IdempotencyGate.class);
    this.table = beans.getBean(Table.class);
  }

  @Test
  void givesTheFirstAnswerAgainForADay() {
    assertThat(ask("a", this::created)).isEqualTo(CREATED);

    clock.pass(Duration.ofHours(23));
    assertThat(ask("a", this::created)).isEqualTo(CREATED);
    assertThat(runs).isEqualTo(1);

    clock.pass(Duration.ofHours(1));
    ask("a", this::created);
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void refusesAnotherContentUnderTheSameKey() {
    ask("a", this::created);

    assertThatThrownBy(() -> ask("b", this::created))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
  }

  @Test
  void refusesASecondCallWhileTheFirstRunsAndLetsItInWhenTheFirstIsDead() {
    ask(
        "a",
        () -> {
          assertThatThrownBy(() -> ask("a", this::created))
              .isInstanceOfSatisfying(
                  Failure.class,
                  f -> assertThat(f.code()).isEqualTo(ErrorCode.IDEMPOTENCY_IN_PROGRESS));
          clock.pass(RUNS_AT_MOST.plusMillis(1));
          assertThat(ask("a", this::created)).isEqualTo(CREATED);
          return CREATED;
        });

    assertThat(runs).isEqualTo(1);
  }

  @Test
  void freesTheKeyWhenTheWorkFailsOrItsAnswerIsNotToBeKept() {
    assertThatThrownBy(
            () ->
                ask(
                    "a",
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    ask("a", () -> new StoredAnswer(503, Map.of(), ""));

    assertThat(ask("a", this::created)).isEqualTo(CREATED);
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void letsAConsumerSeeAnEventOnce() {
    table.transact(gate.firstTime("starter", key));

    assertThatThrownBy(() -> table.write(gate.firstTime("starter", key)))
        .isInstanceOf(ConditionRefused.class);
    table.write(gate.firstTime("another", key));
  }

  private StoredAnswer ask(String content, Supplier<StoredAnswer> work) {
    return gate.once("usr_1", key, content, RUNS_AT_MOST, work, answer -> answer.status() < 500);
  }

  private StoredAnswer created() {
    runs++;
    return CREATED;
  }
}
