package dev.backline.audio.bounce.document;

import dev.backline.audio.studio.ImpulseResponse;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the impulse responses that a session names. */
@FunctionalInterface
public interface Rooms {

  /** The room of a file, at the rate of the session. */
  ImpulseResponse read(Path file) throws IOException;
}
