package dev.backline.mixmaster.adapter;

import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.mixmaster.Job;
import dev.backline.mixmaster.Work;

/** A job as an item. */
final class JobItem {

  private JobItem() {}

  static Key key(String userId, String jobId) {
    return new Key("USER#" + userId, "STUDIO#" + jobId);
  }

  static Item write(Job job) {
    var item =
        Item.of(key(job.userId(), job.id()), "studio-job")
            .value("jobId", job.id())
            .value("userId", job.userId())
            .value("work", job.work().word())
            .value("sessionId", job.sessionId())
            .value("order", job.order())
            .value("settings", job.settings())
            .value("status", job.state().word())
            .value("orderedAt", job.orderedAt())
            .value("version", job.version());
    switch (job.state()) {
      case Job.Queued _ -> {}
      case Job.Running(var since) -> item.value("startedAt", since);
      case Job.Succeeded(var since, var at, var result) ->
          item.value("startedAt", since).value("finishedAt", at).value("result", result);
      case Job.Failed(var at, var code, var reason) ->
          item.value("finishedAt", at).value("code", code).value("reason", reason);
    }
    return item.build();
  }

  static Job read(Item item) {
    return new Job(
        item.text("jobId"),
        item.text("userId"),
        Work.of(item.text("work")),
        item.optionalText("sessionId"),
        item.text("order"),
        item.map("settings").plain(),
        state(item),
        item.time("orderedAt"),
        item.version());
  }

  private static Job.State state(Item item) {
    return switch (item.text("status")) {
      case "queued" -> new Job.Queued();
      case "running" -> new Job.Running(item.time("startedAt"));
      case "succeeded" ->
          new Job.Succeeded(item.time("startedAt"), item.time("finishedAt"), item.text("result"));
      case "failed" ->
          new Job.Failed(item.time("finishedAt"), item.text("code"), item.text("reason"));
      default -> throw new IllegalStateException("Unknown status of " + item);
    };
  }
}
