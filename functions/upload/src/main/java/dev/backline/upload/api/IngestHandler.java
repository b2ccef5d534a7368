package dev.backline.upload.api;

import dev.backline.core.handler.Container;
import dev.backline.core.handler.Invocation;
import dev.backline.core.queue.ObjectNotification;
import dev.backline.core.queue.QueueHandler;
import dev.backline.core.queue.QueueMessage;
import dev.backline.upload.Ingest;
import dev.backline.upload.Recording;
import dev.backline.upload.TakeKey;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of takes that have arrived in the media bucket. */
public final class IngestHandler extends QueueHandler<ObjectNotification> {

  private static final Logger LOG = LoggerFactory.getLogger(IngestHandler.class);

  private final Ingest ingest;

  public IngestHandler() {
    this(Container.start(IngestHandler.class));
  }

  IngestHandler(ApplicationContext beans) {
    super(ObjectNotification.class, beans);
    this.ingest = beans.getBean(Ingest.class);
  }

  @Override
  protected void handle(ObjectNotification notification, QueueMessage envelope) throws IOException {
    for (var object : notification.objects().toList()) {
      var key = TakeKey.parse(object.key());
      if (key.isPresent()) {
        judge(key.get());
      }
    }
  }

  private void judge(TakeKey key) throws IOException {
    Invocation.about("recordingId", key.recordingId());
    String state =
        ingest.judge(key).map(Recording::state).map(Recording.State::word).orElse("given up");
    LOG.atInfo().addKeyValue("state", state).log("take judged");
  }
}
