package dev.backline.core.queue;

import com.amazonaws.services.lambda.runtime.Context;
import dev.backline.core.handler.JsonHandler;
import dev.backline.core.json.Json;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler of an SQS queue with {@code ReportBatchItemFailures}. Messages are handled one after
 * the other; one that fails is reported and comes again, the others are done. On a FIFO queue the
 * first failure ends the batch and everything after it comes again too, so that the order is kept.
 *
 * <p>A message may come more than once: {@link #handle(Object, QueueMessage)} must be idempotent.
 *
 * @param <M> what the body of a message holds, {@code @Serdeable}
 */
public abstract class QueueHandler<M> extends JsonHandler<QueueBatch, BatchAnswer> {

  private static final Logger LOG = LoggerFactory.getLogger(QueueHandler.class);

  private final Argument<M> message;
  private final Json json;

  /** A handler of messages whose body is JSON of this type. */
  protected QueueHandler(Class<M> message, ApplicationContext beans) {
    this(Argument.of(message), beans);
  }

  /** A handler of messages of a generic type. */
  protected QueueHandler(Argument<M> message, ApplicationContext beans) {
    super(QueueBatch.class, beans);
    this.message = message;
    this.json = beans.getBean(Json.class);
  }

  /** Handles one message. To throw is to have it delivered again, and in the end dead-lettered. */
  protected abstract void handle(M message, QueueMessage envelope) throws IOException;

  @Override
  protected final BatchAnswer handle(QueueBatch batch, Context context) {
    List<String> failed = new ArrayList<>();
    for (QueueMessage envelope : batch.records()) {
      boolean stopped = envelope.ordered() && !failed.isEmpty();
      if (stopped || !handled(envelope)) {
        failed.add(envelope.messageId());
      }
    }
    return BatchAnswer.failed(failed);
  }

  private boolean handled(QueueMessage envelope) {
    try {
      handle(
          json.read(envelope.body().getBytes(java.nio.charset.StandardCharsets.UTF_8), message),
          envelope);
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.atError()
          .addKeyValue("messageId", envelope.messageId())
          .addKeyValue("receiveCount", envelope.receiveCount())
          .setCause(e)
          .log("message failed");
      return false;
    }
  }
}
