package dev.backline.cloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Something that Lambda polls on a function's behalf. */
public sealed interface EventSourceMapping {

  /**
   * The function's logical id and the event's name, joined: the logical id that SAM gives the
   * mapping.
   */
  String logicalId();

  /** Logical id of the function that is called. */
  String function();

  /** Records per call at most. */
  int batchSize();

  /** How long to wait for a batch to fill. */
  Duration window();

  /**
   * Whether the function's answer may name single records that failed ({@code
   * ReportBatchItemFailures}).
   */
  boolean partialFailures();

  /** JSON patterns; a record that matches none is dropped. Empty: every record is wanted. */
  List<String> filters();

  /**
   * A queue.
   *
   * @param queueArn the queue that is polled
   * @param maxConcurrency calls at the same time, at most
   */
  record OfQueue(
      String logicalId,
      String function,
      String queueArn,
      int batchSize,
      Duration window,
      boolean partialFailures,
      List<String> filters,
      OptionalInt maxConcurrency)
      implements EventSourceMapping {

    public OfQueue {
      filters = List.copyOf(filters);
    }
  }

  /**
   * The stream of a table.
   *
   * @param table logical id of the table
   * @param fromStart whether a new mapping starts with the oldest record ({@code TRIM_HORIZON}) or
   *     with the next one
   * @param maxRetries attempts after the first; -1 for as long as the record lives
   * @param bisect whether a failing batch is cut in half
   * @param onFailureArn the queue that is told of records that were given up
   */
  record OfStream(
      String logicalId,
      String function,
      String table,
      boolean fromStart,
      int batchSize,
      Duration window,
      boolean partialFailures,
      List<String> filters,
      int maxRetries,
      boolean bisect,
      Optional<String> onFailureArn)
      implements EventSourceMapping {

    public OfStream {
      filters = List.copyOf(filters);
    }
  }
}
