package dev.backline.mixmaster;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Takes orders, once each, and writes down how they go. */
public final class Jobs {

  /** No work takes longer; a job that is older and not over was lost. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final JobStore store;
  private final Clock clock;

  public Jobs(JobStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The job of an order: a new one, or the one that is there already if it can still be of use. */
  public Job order(Job wanted) {
    Optional<Job> known = store.find(wanted.userId(), wanted.id());
    if (known.isEmpty()) {
      return store.create(wanted) ? wanted : find(wanted.userId(), wanted.id());
    }
    Job job = known.get();
    if (!isOfNoUse(job)) return job;
    Job again = job.again(clock.instant());
    return store.reorder(again) ? again : find(job.userId(), job.id());
  }

  /**
   * @throws Failure {@code job_not_found}
   */
  public Job find(String userId, String jobId) {
    return store
        .find(userId, jobId)
        .orElseThrow(() -> Failure.of(ErrorCode.JOB_NOT_FOUND, "There is no job " + jobId + "."));
  }

  /** A job that is to be worked on now; empty if it is over or somebody else just changed it. */
  public Optional<Job> begin(String userId, String jobId) {
    Job job = find(userId, jobId);
    if (job.isOver()) return Optional.empty();
    return store.replace(job.become(new Job.Running(clock.instant())))
        ? Optional.of(find(userId, jobId))
        : Optional.empty();
  }

  /** Writes down what came of a job that was begun. */
  public void succeed(Job begun, String result) {
    var now = clock.instant();
    var since = begun.state() instanceof Job.Running(var begin) ? begin : now;
    end(begun, new Job.Succeeded(since, now, result));
  }

  /** Writes down that nothing can come of a job that was begun. */
  public void fail(Job begun, String code, String reason) {
    end(begun, new Job.Failed(clock.instant(), code, reason));
  }

  /** Whoever was faster with the same job has written the same. */
  private void end(Job begun, Job.State state) {
    store.replace(begun.become(state));
  }

  private boolean isOfNoUse(Job job) {
    return switch (job.state()) {
      case Job.Succeeded _ -> false;
      case Job.Failed _ -> true;
      case Job.Queued _ -> isLost(job.orderedAt());
      case Job.Running(var since) -> isLost(since);
    };
  }

  private boolean isLost(java.time.Instant since) {
    return since.plus(LONGEST).isBefore(clock.instant());
  }
}
