package dev.backline.productions.adapter;

import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Query;
import dev.backline.core.table.Table;
import dev.backline.core.table.Write;
import dev.backline.productions.Step;
import dev.backline.productions.StepTime;
import dev.backline.productions.StepTimeStore;
import jakarta.inject.Singleton;
import java.util.List;

/** The times of the steps, an item for each. */
@Singleton
public final class TableStepTimes implements StepTimeStore {

  private static final String PARTITION = "STATISTICS#production";
  private static final String PREFIX = "STEP#";

  private final Table table;

  TableStepTimes(Table table) {
    this.table = table;
  }

  @Override
  public List<StepTime> all() {
    return table.all(Query.of(PARTITION).beginsWith(PREFIX)).map(TableStepTimes::read).toList();
  }

  @Override
  public void put(List<StepTime> times) {
    times.forEach(time -> table.write(Write.put(write(time))));
  }

  private static Item write(StepTime time) {
    return Item.of(new Key(PARTITION, PREFIX + time.step().label()), "step-time")
        .value("weight", time.weight())
        .value("takeSeconds", time.takeSeconds())
        .value("elapsedMs", time.elapsedMs())
        .value("takeSquared", time.takeSquared())
        .value("product", time.product())
        .build();
  }

  private static StepTime read(Item item) {
    return new StepTime(
        Step.of(item.key().sk().substring(PREFIX.length())),
        item.decimal("weight"),
        item.decimal("takeSeconds"),
        item.decimal("elapsedMs"),
        item.decimal("takeSquared"),
        item.decimal("product"));
  }
}
