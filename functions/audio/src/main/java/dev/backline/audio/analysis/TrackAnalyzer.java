package dev.backline.audio.analysis;

import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;

/**
 * Hears a track once, in blocks, and tells everything about it. The same samples give the same
 * answer. Any length is accepted, none too; silence has no tempo and no pitch.
 */
public final class TrackAnalyzer {

  private TrackAnalyzer() {}

  /** Reads {@code source} to its end and closes it. */
  public static TrackAnalysis analyze(PcmSource source, Hints hints) throws IOException {
    var listener = new TrackListener(source.format(), hints);
    try (source;
        listener) {
      source.transferTo(listener);
    }
    return listener.analysis();
  }
}
