package dev.backline.productions;

import java.util.List;
import java.util.Optional;

/** Keeps productions. A change and the event that tells of it are one write. */
public interface ProductionStore {

  /** What happened to a production, for those who listen. */
  enum Event {
    REQUESTED,
    FAILED,
    CANCELED
  }

  Optional<Production> find(String productionId);

  void create(Production production, Event event);

  /**
   * Replaces the production if nobody changed it since it was read.
   *
   * @return false if somebody did; nothing is written then
   */
  boolean replace(Production production, Optional<Event> event);

  List<Production> waitingFor(String recordingId);

  /** A page of the user's productions, newest first. */
  Page list(String userId, Optional<Status> status, int limit, Optional<String> cursor);

  record Page(List<Production> productions, Optional<String> next) {}
}
