package dev.backline.operations.adapter;

import dev.backline.core.table.Key;
import dev.backline.core.table.Table;
import dev.backline.operations.Dependency;
import jakarta.inject.Singleton;

@Singleton
final class TableDependency implements Dependency {

  private static final Key ANY = new Key("HEALTH", "HEALTH");

  private final Table table;

  TableDependency(Table table) {
    this.table = table;
  }

  @Override
  public String name() {
    return "table";
  }

  @Override
  public void check() {
    table.get(ANY);
  }
}
