package dev.backline.operations.api;

import dev.backline.core.handler.Container;
import dev.backline.core.http.HttpFunction;
import io.micronaut.context.ApplicationContext;

public final class OperationsHandler extends HttpFunction {

  public OperationsHandler() {
    this(Container.start(OperationsHandler.class));
  }

  OperationsHandler(ApplicationContext beans) {
    super(beans, "/api/health");
  }
}
