package dev.backline.core;

import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.stores.testing.TestBucket;
import dev.backline.stores.testing.TestTable;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** The container of core as a function would start it, over embedded stores. */
public final class Containers {

  private Containers() {}

  public static ApplicationContext over(TestTable table, Object... beans) {
    return start(Map.of("TABLE_NAME", table.name(), "JWT_SECRET", "a secret for cursors"), beans);
  }

  public static ApplicationContext over(TestBucket bucket, Object... beans) {
    return start(Map.of("MEDIA_BUCKET", bucket.name()), beans);
  }

  public static ApplicationContext start(Map<String, String> settings, Object... beans) {
    return Container.start(Containers.class, new Settings(settings), beans);
  }
}
