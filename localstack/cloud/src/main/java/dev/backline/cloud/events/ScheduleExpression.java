package dev.backline.cloud.events;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a schedule is due: {@code rate(...)}, {@code cron(...)} or {@code at(...)} of EventBridge
 * Scheduler.
 */
sealed interface ScheduleExpression {
  /** The first time after an instant, or nothing when there is no more. */
  Optional<Instant> next(Instant after);

  /**
   * Reads an expression.
   *
   * @param place what it belongs to, for the message
   * @throws IllegalArgumentException naming the place when it is not valid
   */
  static ScheduleExpression parse(String place, String expression, ZoneId zone) {
    Matcher parts = Pattern.compile("(rate|cron|at)\\((.*)\\)").matcher(expression.strip());
    if (!parts.matches())
      throw new IllegalArgumentException(
          place + ": not rate(...), cron(...) or at(...): " + expression);
    String inside = parts.group(2).strip();
    try {
      return switch (parts.group(1)) {
        case "rate" -> new Rate(rate(inside));
        case "cron" ->
            new Cron(ExecutionTime.forCron(new CronParser(Cron.FIELDS).parse(inside)), zone);
        default -> new At(LocalDateTime.parse(inside).atZone(zone).toInstant());
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(place + ": " + expression + ": " + e.getMessage(), e);
    }
  }

  private static Duration rate(String text) {
    Matcher parts = Pattern.compile("(\\d+)\\s+(minute|hour|day)s?").matcher(text);
    if (!parts.matches() || parts.group(1).matches("0+")) {
      throw new IllegalArgumentException("a rate is a positive number and minutes, hours or days");
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** At a fixed distance. */
  record Rate(Duration every) implements ScheduleExpression {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(after.plus(every));
    }
  }

  /** Once. */
  record At(Instant time) implements ScheduleExpression {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(time).filter(instant -> instant.isAfter(after));
    }
  }

  /** By the calendar: minutes, hours, day of month, month, day of week (1 is Sunday), year. */
  record Cron(ExecutionTime times, ZoneId zone) implements ScheduleExpression {
    private static final CronDefinition FIELDS =
        CronDefinitionBuilder.defineCron()
            .withMinutes()
            .and()
            .withHours()
            .and()
            .withDayOfMonth()
            .supportsL()
            .supportsW()
            .supportsQuestionMark()
            .and()
            .withMonth()
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2199)
            .and()
            .instance();

    @Override
    public Optional<Instant> next(Instant after) {
      return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
    }
  }
}
