package dev.backline.upload.api;

import dev.backline.core.handler.Container;
import dev.backline.core.http.HttpFunction;
import io.micronaut.context.ApplicationContext;

/** {@code /api/uploads} and {@code /api/recordings}. */
public final class UploadHandler extends HttpFunction {

  public UploadHandler() {
    this(Container.start(UploadHandler.class));
  }

  UploadHandler(ApplicationContext beans) {
    super(beans, "/api/recordings");
  }
}
