package dev.backline.export.api;

import dev.backline.core.handler.Container;
import dev.backline.core.http.HttpFunction;
import io.micronaut.context.ApplicationContext;

/** Serves {@code GET /api/projects/{id}/export}. */
public final class DownloadsHandler extends HttpFunction {

  /** Called by Lambda. */
  public DownloadsHandler() {
    this(Container.start(DownloadsHandler.class));
  }

  DownloadsHandler(ApplicationContext beans) {
    super(beans, "/api/projects/prd_priming/export");
  }
}
