package dev.backline.cloud.events;

import dev.backline.cloud.template.Bucket;
import dev.backline.cloud.template.Bus;
import dev.backline.cloud.template.EventSourceMapping;
import dev.backline.cloud.template.Queue;
import dev.backline.cloud.template.Rule;
import dev.backline.cloud.template.Schedule;
import dev.backline.cloud.template.Table;
import dev.backline.cloud.template.Template;
import dev.backline.stores.testing.TestQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates with little in them. */
final class Templates {
  private Templates() {}

  static Template with(
      List<Queue> queues,
      List<Table> tables,
      List<Bucket> buckets,
      List<Rule> rules,
      List<Schedule> schedules,
      List<EventSourceMapping> sources) {
    return new Template(
        List.of(),
        Optional.empty(),
        queues,
        tables,
        buckets,
        List.of(
            new Bus(
                "EventBus",
                "backline-bus",
                "arn:aws:events:us-east-1:000000000000:event-bus/backline-bus")),
        rules,
        schedules,
        sources,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static Queue queue(TestQueue queue) {
    return new Queue(
        "Queue",
        queue.name(),
        queue.arn(),
        queue.url(),
        Duration.ofSeconds(30),
        Duration.ofDays(4),
        Duration.ZERO,
        Optional.empty());
  }

  static Table table(String name) {
    return new Table(
        "Table",
        name,
        "arn:table",
        Map.of(),
        List.of(),
        List.of(),
        Optional.of("NEW_AND_OLD_IMAGES"),
        Optional.empty());
  }
}
