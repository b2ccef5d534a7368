package dev.backline.mixmaster.api;

import dev.backline.core.media.FileRef;
import dev.backline.mixmaster.Asked;
import dev.backline.mixmaster.OwnMedia;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** Finds the sound that a request is about. */
@Singleton
final class AskedSound {

  private static final int MAX_SESSION_ID = 128;

  private final OwnMedia media;

  AskedSound(OwnMedia media) {
    this.media = media;
  }

  /** The file that came with the request, or the one that it names, if there is one. */
  Optional<FileRef> find(String userId, AskedBody.Body body) throws IOException {
    Optional<String> url = body.asked().text("file_url");
    if (body.file().isPresent()) {
      if (url.isPresent()) throw Asked.wrong("file_url", "and file are two sounds; send one");
      return Optional.of(media.keep(userId, body.file().get()));
    }
    return url.isPresent() ? Optional.of(media.find(userId, url.get())) : Optional.empty();
  }

  static Optional<String> session(Asked asked) {
    Optional<String> session = asked.text("session_id");
    if (session.filter(id -> id.length() > MAX_SESSION_ID).isPresent()) {
      throw Asked.wrong("session_id", "must be 1 to " + MAX_SESSION_ID + " characters");
    }
    return session;
  }
}
