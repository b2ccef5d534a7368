package dev.backline.audio.clean;

import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;

/** A recording that can be read more than once. */
@FunctionalInterface
public interface Take {

  /** The recording from its first frame. */
  PcmSource open() throws IOException;
}
