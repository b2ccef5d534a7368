package dev.backline.productions.adapter;

import dev.backline.core.media.FileRef;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.productions.Fault;
import dev.backline.productions.Genre;
import dev.backline.productions.Mood;
import dev.backline.productions.MusicalKey;
import dev.backline.productions.Order;
import dev.backline.productions.Parameters;
import dev.backline.productions.Production;
import dev.backline.productions.Quality;
import dev.backline.productions.Status;
import dev.backline.productions.Step;
import dev.backline.productions.StepRun;
import dev.backline.productions.Take;
import dev.backline.productions.Target;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A production as an item. The workflow writes into the same item:
 * statemachines/production.asl.json.
 */
final class ProductionItem {

  static final String PREFIX = "PRODUCTION#";

  private ProductionItem() {}

  static Key key(String productionId) {
    return new Key(PREFIX + productionId, "PRODUCTION");
  }

  static String user(String userId) {
    return "USER#" + userId;
  }

  static String recording(String recordingId) {
    return "RECORDING#" + recordingId;
  }

  static Item write(Production production) {
    var order = production.order();
    var item =
        Item.of(key(production.id()), "production")
            .index1(user(production.userId()), PREFIX + production.id())
            .value("productionId", production.id())
            .value("userId", production.userId())
            .value("recordingId", order.recordingId())
            .value("title", order.title())
            .value("artist", order.artist())
            .value("parameters", parameters(order.parameters()))
            .value("attempt", production.attempt())
            .value("status", production.status().word())
            .value("progress", production.progress())
            .value("step", production.step().map(Step::label))
            .value("steps", steps(production.steps()))
            .value("preview", production.preview())
            .value("take", production.take().map(ProductionItem::take))
            .value("error", production.fault().map(ProductionItem::fault))
            .value("createdAt", production.createdAt())
            .value("startedAt", production.startedAt())
            .value("finishedAt", production.finishedAt())
            .value("version", production.version());
    if (production.waiting()) {
      item.index2(recording(order.recordingId()), PREFIX + production.id());
    }
    return item.build();
  }

  static Production read(Item item) {
    return new Production(
        item.text("productionId"),
        item.text("userId"),
        new Order(
            item.text("recordingId"),
            item.optionalText("title"),
            item.optionalText("artist"),
            parameters(item.map("parameters"))),
        Math.toIntExact(item.integer("attempt")),
        Status.find(item.text("status")).orElseThrow(),
        Math.toIntExact(item.integer("progress")),
        item.has("GSI2PK"),
        item.optionalText("step").map(Step::of),
        steps(item.map("steps")),
        item.optionalText("preview"),
        item.optionalMap("take").map(ProductionItem::take),
        item.optionalMap("error").map(ProductionItem::fault),
        item.time("createdAt"),
        item.optionalTime("startedAt"),
        item.optionalTime("finishedAt"),
        item.version());
  }

  private static Item parameters(Parameters parameters) {
    return Item.map()
        .value("genre", parameters.genre().word())
        .value("mood", parameters.mood().word())
        .value("key", parameters.key().map(MusicalKey::label))
        .value("tempo", parameters.tempo())
        .value("quality", parameters.quality().word())
        .value(
            "seed",
            parameters.seed().isPresent()
                ? Optional.of(parameters.seed().getAsLong())
                : Optional.empty())
        .value("target", parameters.target().word())
        .value("strength", parameters.strength())
        .build();
  }

  private static Parameters parameters(Item map) {
    return new Parameters(
        Genre.valueOf(constant(map.text("genre"))),
        Mood.valueOf(constant(map.text("mood"))),
        map.optionalText("key").flatMap(MusicalKey::parse),
        map.optionalDecimal("tempo"),
        Quality.valueOf(constant(map.text("quality"))),
        map.optionalInteger("seed").map(OptionalLong::of).orElseGet(OptionalLong::empty),
        Target.valueOf(constant(map.text("target"))),
        map.decimal("strength"));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static Item take(Take take) {
    return Item.map()
        .value("key", take.file().key())
        .value("sha256", take.file().sha256())
        .value("sizeBytes", take.file().sizeBytes())
        .value("durationMs", take.durationMs())
        .build();
  }

  private static Take take(Item map) {
    return new Take(
        new FileRef(map.text("key"), map.text("sha256"), map.integer("sizeBytes")),
        map.integer("durationMs"));
  }

  private static Item fault(Fault fault) {
    return Item.map()
        .value("code", fault.code())
        .value("reason", fault.reason())
        .value("step", fault.step().map(Step::label))
        .build();
  }

  private static Fault fault(Item map) {
    return new Fault(map.text("code"), map.text("reason"), map.optionalText("step").map(Step::of));
  }

  private static Item steps(Map<Step, StepRun> runs) {
    var steps = Item.map();
    runs.forEach((step, run) -> steps.value(step.label(), run(run)));
    return steps.build();
  }

  private static Map<Step, StepRun> steps(Item map) {
    var runs = new HashMap<Step, StepRun>();
    for (Step step : Step.values()) {
      map.optionalMap(step.label()).ifPresent(run -> runs.put(step, run(run)));
    }
    return runs;
  }

  private static Item run(StepRun run) {
    var map = Item.map().value("startedAt", run.startedAt());
    run.finish()
        .ifPresent(
            finish ->
                map.value("finishedAt", finish.at())
                    .value("elapsedMs", finish.elapsedMs())
                    .value("outcome", finish.outcome()));
    return map.build();
  }

  private static StepRun run(Item map) {
    return new StepRun(
        map.time("startedAt"),
        map.optionalTime("finishedAt")
            .map(at -> new StepRun.Finish(at, map.integer("elapsedMs"), map.text("outcome"))));
  }
}
