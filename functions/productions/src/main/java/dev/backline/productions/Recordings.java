package dev.backline.productions;

import java.util.Optional;

/** The recordings of the users; uploading and judging them is another function's work. */
public interface Recordings {

  /** Reads what is written now, not what was written a moment ago. */
  Optional<Recording> find(String userId, String recordingId);
}
