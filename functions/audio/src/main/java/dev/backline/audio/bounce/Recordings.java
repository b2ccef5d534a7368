package dev.backline.audio.bounce;

import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Path;

/** Where a session's files come from, decoded to its rate. */
@FunctionalInterface
public interface Recordings {

  /**
   * A file from its first frame, of the session's rate and one or two channels; asked for as often
   * as clips of it begin, and once before.
   */
  WavReader open(Path file) throws IOException;
}
