package dev.backline.export.api;

import dev.backline.core.handler.Container;
import dev.backline.core.queue.QueueHandler;
import dev.backline.core.queue.QueueMessage;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;

/** Encodes the masters that take longer than one HTTP call. */
public final class TranscodeHandler extends QueueHandler<TranscodeOrder> {

  private final Transcoder transcoder;

  /** Called by Lambda. */
  public TranscodeHandler() {
    this(Container.start(TranscodeHandler.class));
  }

  TranscodeHandler(ApplicationContext beans) {
    super(TranscodeOrder.class, beans);
    this.transcoder = beans.getBean(Transcoder.class);
  }

  @Override
  protected void handle(TranscodeOrder order, QueueMessage envelope) throws IOException {
    transcoder.transcode(order);
  }
}
