package dev.backline.productions.api;

import com.amazonaws.services.lambda.runtime.Context;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Invocation;
import dev.backline.core.handler.JsonHandler;
import dev.backline.core.json.Json;
import dev.backline.productions.FailureDesk;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one end of every failure: keeps the reason and tells of it. */
public final class ProductionFailureHandler
    extends JsonHandler<FailedExecution, ProductionFailureHandler.Recorded> {

  /**
   * @param recorded false if the production had ended otherwise
   */
  @Serdeable
  public record Recorded(boolean recorded) {}

  private static final Logger LOG = LoggerFactory.getLogger(ProductionFailureHandler.class);

  private final FailureDesk desk;
  private final Json json;

  public ProductionFailureHandler() {
    this(Container.start(ProductionFailureHandler.class));
  }

  ProductionFailureHandler(ApplicationContext beans) {
    super(FailedExecution.class, beans);
    this.desk = beans.getBean(FailureDesk.class);
    this.json = beans.getBean(Json.class);
  }

  @Override
  protected Recorded handle(FailedExecution failed, Context context) {
    Invocation.about("productionId", failed.productionId());
    LOG.atError()
        .addKeyValue("error", failed.errorName())
        .addKeyValue("cause", failed.cause())
        .log("production failed");
    return new Recorded(
        desk.record(
            failed.productionId(), failed.attempt(), failed.errorName(), failed.message(json)));
  }
}
