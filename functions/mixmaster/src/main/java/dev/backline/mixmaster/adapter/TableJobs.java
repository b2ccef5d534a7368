package dev.backline.mixmaster.adapter;

import dev.backline.core.events.DomainEvent;
import dev.backline.core.events.Outbox;
import dev.backline.core.table.ConditionRefused;
import dev.backline.core.table.Table;
import dev.backline.core.table.TransactionRefused;
import dev.backline.core.table.Write;
import dev.backline.mixmaster.Job;
import dev.backline.mixmaster.JobStore;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Jobs in the table, their orders in its outbox. */
@Singleton
public final class TableJobs implements JobStore {

  private final Table table;
  private final Outbox outbox;

  TableJobs(Table table, Outbox outbox) {
    this.table = table;
    this.outbox = outbox;
  }

  @Override
  public Optional<Job> find(String userId, String jobId) {
    return table.get(JobItem.key(userId, jobId)).map(JobItem::read);
  }

  @Override
  public boolean create(Job job) {
    return told(Write.create(JobItem.write(job)), job);
  }

  @Override
  public boolean reorder(Job job) {
    return told(Write.replace(JobItem.write(job)), job);
  }

  @Override
  public boolean replace(Job job) {
    try {
      table.write(Write.replace(JobItem.write(job)));
      return true;
    } catch (ConditionRefused _) {
      return false;
    }
  }

  private boolean told(Write write, Job job) {
    var event =
        new DomainEvent(
            "studio.requested",
            Map.of("userId", job.userId(), "jobId", job.id(), "work", job.work().word()));
    try {
      table.transact(write, outbox.told(event));
      return true;
    } catch (TransactionRefused _) {
      return false;
    }
  }
}
