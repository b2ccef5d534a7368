package dev.backline.mixmaster;

import dev.backline.core.failure.Failure;
import dev.backline.core.media.FileRef;
import java.io.IOException;

/** The sounds of a user that are there already. */
public interface OwnMedia {

  /**
   * The file that a client means. Nothing is fetched from anywhere.
   *
   * @param url the id of a recording, a signed URL that the product gave out, even if it has
   *     expired, or {@code /media/} and what follows {@code users/} in it
   * @throws Failure {@code validation_failed} for a URL of another place, {@code media_not_found}
   *     for what is not there or belongs to another, {@code recording_not_ready} and {@code
   *     recording_rejected}
   */
  FileRef find(String userId, String url) throws IOException;

  /**
   * Keeps a file that came with a request; the same bytes once.
   *
   * @throws Failure if it is no audio file
   */
  FileRef keep(String userId, byte[] content) throws IOException;
}
