package dev.backline.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
  /** A Friday. */
  private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(5 minutes)      | 2026-11-20T10:20:30Z",
        "rate(1 day)          | 2026-11-21T10:15:30Z",
        "cron(0 12 * * ? *)   | 2026-11-20T12:00:00Z",
        "cron(0 8 1 * ? *)    | 2026-12-01T08:00:00Z",
        "cron(0 18 ? * MON-FRI *) | 2026-11-20T18:00:00Z",
        "cron(0 9 ? * 1 *)    | 2026-11-22T09:00:00Z",
        "cron(0/30 * * * ? *) | 2026-11-20T10:30:00Z",
        "cron(0 0 L * ? *)    | 2026-11-30T00:00:00Z",
        "at(2026-11-20T10:15:31) | 2026-11-20T10:15:31Z"
      })
  void isNextDue(String expression, Instant due) {
    assertThat(ScheduleExpression.parse("S", expression, ZoneOffset.UTC).next(NOW)).hasValue(due);
  }

  @Test
  void keepsToTheTimeZone() {
    var noon = ScheduleExpression.parse("S", "cron(0 12 * * ? *)", ZoneId.of("Europe/Berlin"));

    assertThat(noon.next(NOW)).hasValue(Instant.parse("2026-11-20T11:00:00Z"));
  }

  @Test
  void isOverAfterItsOneTime() {
    assertThat(ScheduleExpression.parse("S", "at(2026-11-20T10:15:30)", ZoneOffset.UTC).next(NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(0 minutes)",
        "rate(5 weeks)",
        "cron(0 12 * *)",
        "cron(0 25 * * ? *)",
        "at(tomorrow)",
        "every 5 minutes"
      })
  void refusesWhatIsNotAnExpression(String expression) {
    assertThatThrownBy(
            () ->
                ScheduleExpression.parse("Nightly.ScheduleExpression", expression, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Nightly.ScheduleExpression: ")
        .hasMessageContaining(expression);
  }
}
