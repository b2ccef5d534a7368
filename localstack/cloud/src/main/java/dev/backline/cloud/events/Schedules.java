package dev.backline.cloud.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backline.cloud.template.Schedule;
import dev.backline.stores.LocalAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Delivers by the clock. When each was last delivered is kept on disk: what fell due while nothing
 * ran is delivered once at the next start.
 */
final class Schedules implements Source {
  private static final Logger LOG = Logger.getLogger(Schedules.class.getName());

  private final Path folder;
  private final Clock clock;
  private final List<Thread> timers = new ArrayList<>();

  Schedules(List<Schedule> schedules, Targets targets, Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    for (Schedule schedule : schedules) {
      ScheduleExpression expression =
          ScheduleExpression.parse(
              schedule.logicalId() + ".ScheduleExpression",
              schedule.expression(),
              schedule.timezone());
      Target target =
          targets.of(schedule.logicalId(), schedule.targetArn(), schedule.deadLetterArn());
      if (schedule.enabled()) {
        timers.add(
            Thread.ofPlatform()
                .daemon()
                .name(schedule.logicalId())
                .start(() -> run(schedule, expression, target)));
      }
    }
  }

  @Override
  public void close() {
    timers.forEach(Thread::interrupt);
  }

  private void run(Schedule schedule, ScheduleExpression expression, Target target) {
    try {
      Optional<Instant> next = expression.next(lastDelivery(schedule));
      while (next.isPresent()) {
        Instant due = next.get();
        Instant now = clock.instant();
        if (due.isAfter(now)) Thread.sleep(Duration.between(now, due));
        deliver(schedule, due, target);
        // Late is what fell due while nothing ran: one delivery stands for all of it.
        Instant delivered = due.isAfter(now) ? due : now;
        write(schedule, delivered);
        next = expression.next(delivered);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Schedule schedule, Instant due, Target target) throws InterruptedException {
    try {
      target.deliver(schedule.input().orElseGet(() -> event(schedule, due)));
    } catch (Target.DeliveryFailed e) {
      LOG.log(Level.WARNING, e, () -> schedule.logicalId() + " was not delivered and is lost");
    }
  }

  /** What EventBridge Scheduler sends when no input is set. */
  private static String event(Schedule schedule, Instant due) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0").put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event").put("source", "aws.scheduler");
    event
        .put("account", LocalAccount.ID)
        .put("time", due.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", LocalAccount.REGION.id());
    event.putArray("resources").add(schedule.arn());
    return event.put("detail", "{}").toString();
  }

  private Instant lastDelivery(Schedule schedule) {
    Path file = folder.resolve(schedule.logicalId());
    try {
      if (Files.exists(file)) return Instant.parse(Files.readString(file));
      Instant now = clock.instant();
      write(schedule, now);
      return now;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void write(Schedule schedule, Instant delivered) {
    try {
      Path part = Files.createDirectories(folder).resolve(schedule.logicalId() + ".part");
      Files.writeString(part, delivered.toString());
      Files.move(
          part,
          folder.resolve(schedule.logicalId()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note the delivery of " + schedule.logicalId(), e);
    }
  }
}
