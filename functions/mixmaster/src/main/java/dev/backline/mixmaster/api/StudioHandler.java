package dev.backline.mixmaster.api;

import dev.backline.core.handler.Container;
import dev.backline.core.http.HttpFunction;
import io.micronaut.context.ApplicationContext;

/** Takes orders of studio work and tells how they go. */
public final class StudioHandler extends HttpFunction {

  public StudioHandler() {
    this(Container.start(StudioHandler.class));
  }

  StudioHandler(ApplicationContext beans) {
    super(beans, "/api/studio/jobs/job_priming");
  }
}
