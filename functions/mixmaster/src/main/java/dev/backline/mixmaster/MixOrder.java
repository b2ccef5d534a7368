package dev.backline.mixmaster;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backline.core.media.FileRef;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a mix is made of: one sound, or a session.
 *
 * @param settings what {@link DeskSettings} reads
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MixOrder(
    Optional<FileRef> sound, Optional<Session> session, Map<String, Object> settings) {

  public MixOrder {
    Objects.requireNonNull(sound, "sound is null");
    Objects.requireNonNull(session, "session is null");
    if (sound.isPresent() == session.isPresent()) {
      throw new IllegalArgumentException("there must be either a sound or a session");
    }
    settings = Map.copyOf(settings);
  }

  /** Of one sound. */
  public static MixOrder of(FileRef sound, DeskSettings settings) {
    return new MixOrder(Optional.of(sound), Optional.empty(), settings.given());
  }

  /** Of a vocal and its beat. */
  public static MixOrder of(Session session, DeskSettings settings) {
    return new MixOrder(Optional.empty(), Optional.of(session), settings.given());
  }
}
