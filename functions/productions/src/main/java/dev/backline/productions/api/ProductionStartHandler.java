package dev.backline.productions.api;

import static java.util.Objects.requireNonNull;

import dev.backline.core.events.BusEvent;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Invocation;
import dev.backline.core.queue.QueueHandler;
import dev.backline.core.queue.QueueMessage;
import dev.backline.productions.Dispatch;
import dev.backline.productions.Learning;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what productions have to know of: that one was asked for, that a take was judged. */
public final class ProductionStartHandler extends QueueHandler<BusEvent<ProductionNews>> {

  private static final Logger LOG = LoggerFactory.getLogger(ProductionStartHandler.class);

  private final Dispatch dispatch;
  private final Learning learning;

  public ProductionStartHandler() {
    this(Container.start(ProductionStartHandler.class));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the argument of a generic type is raw by nature
  ProductionStartHandler(ApplicationContext beans) {
    super(
        (Argument<BusEvent<ProductionNews>>)
            (Argument) Argument.of(BusEvent.class, ProductionNews.class),
        beans);
    this.dispatch = beans.getBean(Dispatch.class);
    this.learning = beans.getBean(Learning.class);
  }

  @Override
  protected void handle(BusEvent<ProductionNews> event, QueueMessage envelope) {
    var news = event.detail();
    Invocation.about("productionId", news.productionId());
    switch (event.detailType()) {
      case "production.requested" ->
          dispatch.requested(requireNonNull(news.productionId()), requireNonNull(news.attempt()));
      case "recording.ready", "recording.rejected" ->
          dispatch.decided(requireNonNull(news.recordingId()));
      case "production.succeeded" ->
          learning.succeeded(requireNonNull(news.productionId()), requireNonNull(news.attempt()));
      default ->
          LOG.atWarn().addKeyValue("detailType", event.detailType()).log("event is not for us");
    }
  }
}
