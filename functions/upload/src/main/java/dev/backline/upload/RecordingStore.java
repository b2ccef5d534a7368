package dev.backline.upload;

import java.util.List;
import java.util.Optional;

/** Keeps recordings. That one is decided and the event that tells of it are one write. */
public interface RecordingStore {

  Optional<Recording> find(String userId, String recordingId);

  void create(Recording recording);

  /**
   * Replaces the recording if nobody changed it since it was read; tells of it if it is decided.
   *
   * @return false if somebody did; nothing is written then
   */
  boolean replace(Recording recording);

  void delete(Recording recording);

  /** A page of the user's recordings, newest first. */
  Page list(String userId, int limit, Optional<String> cursor);

  record Page(List<Recording> recordings, Optional<String> next) {}
}
