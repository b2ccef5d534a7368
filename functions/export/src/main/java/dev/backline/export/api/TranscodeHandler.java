package dev.backline.export.api;

import dev.backline.core.handler.Container;
import dev.backline.core.queue.QueueHandler;
import dev.backline.core.queue.QueueMessage;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;

/** Makes the downloads that take longer than one HTTP call. */
public final class TranscodeHandler extends QueueHandler<DownloadOrder> {

  private final FinishedProductions productions;
  private final Downloads downloads;

  /** Called by Lambda. */
  public TranscodeHandler() {
    this(Container.start(TranscodeHandler.class));
  }

  TranscodeHandler(ApplicationContext beans) {
    super(DownloadOrder.class, beans);
    this.productions = beans.getBean(FinishedProductions.class);
    this.downloads = beans.getBean(Downloads.class);
  }

  @Override
  protected void handle(DownloadOrder order, QueueMessage envelope) throws IOException {
    var finished = productions.find(order.userId(), order.productionId());
    var request = order.request();
    downloads.make(finished, request, downloads.key(order.userId(), finished.manifest(), request));
  }
}
