package dev.backline.mixmaster;

import dev.backline.core.failure.Failure;

/** Finds what a user has sung and what was played to it. */
public interface Sessions {

  /**
   * The vocal and the beat of a production, by its id or by the session that its take was sent
   * with; of several the newest.
   *
   * @throws Failure {@code project_not_found} if the user has none, {@code result_not_ready} while
   *     the beat is being made
   */
  Session find(String userId, String sessionId);
}
