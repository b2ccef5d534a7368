package dev.backline.mixmaster;

import java.util.Optional;

/** Keeps jobs. An order and the event that tells of it are one write. */
public interface JobStore {

  Optional<Job> find(String userId, String jobId);

  /**
   * Keeps a job that was not there and tells that it is ordered.
   *
   * @return false if it was; nothing is written then
   */
  boolean create(Job job);

  /**
   * Replaces a job that is ordered once more, and tells so, if nobody changed it since it was read.
   *
   * @return false if somebody did; nothing is written then
   */
  boolean reorder(Job job);

  /**
   * Replaces a job if nobody changed it since it was read.
   *
   * @return false if somebody did; nothing is written then
   */
  boolean replace(Job job);
}
