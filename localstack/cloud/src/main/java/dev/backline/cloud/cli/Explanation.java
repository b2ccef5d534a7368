package dev.backline.cloud.cli;

import dev.backline.cloud.template.EventSourceMapping;
import dev.backline.cloud.template.Template;
import java.io.PrintWriter;

/** Says what of a template the embedded cloud runs, and what it accepts and leaves alone. */
final class Explanation {
  private Explanation() {}

  static void print(Template template, PrintWriter out) {
    out.println("What runs here:");
    template.functions().forEach(it -> line(out, "function", it.logicalId(), it.handler()));
    template
        .api()
        .ifPresent(api -> api.routes().forEach(it -> line(out, "route", it.key(), it.function())));
    template.tables().forEach(it -> line(out, "table", it.logicalId(), it.name()));
    template.buckets().forEach(it -> line(out, "bucket", it.logicalId(), it.name()));
    template.queues().forEach(it -> line(out, "queue", it.logicalId(), it.name()));
    template.buses().forEach(it -> line(out, "event bus", it.logicalId(), it.name()));
    template.rules().forEach(it -> line(out, "rule", it.logicalId(), it.pattern()));
    template.schedules().forEach(it -> line(out, "schedule", it.logicalId(), it.expression()));
    template.eventSources().forEach(it -> line(out, "event source", it.logicalId(), source(it)));
    template.stateMachines().forEach(it -> line(out, "state machine", it.logicalId(), it.name()));
    template.secrets().forEach(it -> line(out, "secret", it.logicalId(), it.name()));
    template
        .layers()
        .forEach(it -> line(out, "layer", it.logicalId(), it.content().getFileName().toString()));
    out.println();
    out.println("What has no effect here:");
    template.withoutEffect().stream().sorted().forEach(place -> out.println("  " + place));
    out.flush();
  }

  private static String source(EventSourceMapping mapping) {
    return switch (mapping) {
      case EventSourceMapping.OfQueue queue -> queue.queueArn() + " -> " + queue.function();
      case EventSourceMapping.OfStream stream -> stream.table() + " stream -> " + stream.function();
    };
  }

  private static void line(PrintWriter out, String kind, String name, String what) {
    out.printf("  %-14s %-34s %s%n", kind, name, what);
  }
}
