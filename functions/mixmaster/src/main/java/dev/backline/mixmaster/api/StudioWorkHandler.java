package dev.backline.mixmaster.api;

import dev.backline.audio.bounce.UnplayableSessionException;
import dev.backline.audio.ffmpeg.UndecodableAudioException;
import dev.backline.core.events.BusEvent;
import dev.backline.core.failure.ErrorCode;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Invocation;
import dev.backline.core.queue.QueueHandler;
import dev.backline.core.queue.QueueMessage;
import dev.backline.mixmaster.Job;
import dev.backline.mixmaster.Jobs;
import dev.backline.mixmaster.Undecodable;
import dev.backline.mixmaster.work.Studio;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.util.Optional;

/** Does the studio work that was ordered. */
public final class StudioWorkHandler extends QueueHandler<BusEvent<StudioOrdered>> {

  /**
   * After as many receives the queue gives a message up: {@code maxReceiveCount}. At the last one
   * nothing is tried any more, because a worker that is killed cannot say that it failed.
   */
  private static final int LAST_RECEIVE = 5;

  private final Jobs jobs;
  private final Studio studio;

  public StudioWorkHandler() {
    this(Container.start(StudioWorkHandler.class));
  }

  StudioWorkHandler(ApplicationContext beans) {
    super(BusEvent.carrying(StudioOrdered.class), beans);
    this.jobs = beans.getBean(Jobs.class);
    this.studio = beans.getBean(Studio.class);
  }

  @Override
  protected void handle(BusEvent<StudioOrdered> event, QueueMessage envelope) throws IOException {
    var ordered = event.detail();
    Invocation.about("userId", ordered.userId());
    Invocation.about("jobId", ordered.jobId());
    Optional<Job> begun = jobs.begin(ordered.userId(), ordered.jobId());
    if (begun.isEmpty()) return;
    if (envelope.receiveCount() >= LAST_RECEIVE) {
      giveUp(begun.get());
    } else {
      work(begun.get());
    }
  }

  private void giveUp(Job job) throws IOException {
    jobs.fail(job, ErrorCode.INTERNAL.code(), "Several attempts failed. Order it again later.");
    throw new IOException("Job " + job.id() + " was tried in vain");
  }

  private void work(Job job) throws IOException {
    try {
      jobs.succeed(job, studio.work(job));
    } catch (UndecodableAudioException e) {
      jobs.fail(job, Undecodable.code(e).code(), e.getMessage() + ".");
    } catch (UnplayableSessionException e) {
      jobs.fail(job, ErrorCode.VALIDATION_FAILED.code(), e.getMessage() + ".");
    } catch (OutOfMemoryError _) {
      jobs.fail(
          job,
          ErrorCode.VALIDATION_FAILED.code(),
          "The order needs more memory than there is; use fewer tracks, effects or clips that sound"
              + " at the same time.");
    }
  }
}
