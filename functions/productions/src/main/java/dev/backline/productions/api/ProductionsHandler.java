package dev.backline.productions.api;

import dev.backline.core.handler.Container;
import dev.backline.core.http.HttpFunction;
import io.micronaut.context.ApplicationContext;

/** {@code /api/produce} and {@code /api/jobs}. */
public final class ProductionsHandler extends HttpFunction {

  public ProductionsHandler() {
    this(Container.start(ProductionsHandler.class));
  }

  ProductionsHandler(ApplicationContext beans) {
    super(beans, "/api/jobs");
  }
}
