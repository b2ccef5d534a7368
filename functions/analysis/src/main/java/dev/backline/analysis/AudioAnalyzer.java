package dev.backline.analysis;

import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import java.io.IOException;
import java.nio.file.Path;

/** Hears what is in an audio file. */
public interface AudioAnalyzer {

  /** Changes whenever the same file would give another analysis. */
  String version();

  TrackAnalysis analyze(Path wav, Hints hints) throws IOException;
}
