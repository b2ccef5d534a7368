package dev.backline.analysis.adapter;

import dev.backline.analysis.AudioAnalyzer;
import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.analysis.TrackAnalyzer;
import dev.backline.audio.pcm.WavReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** The studio engine in this process. */
@Singleton
final class EmbeddedAudioAnalyzer implements AudioAnalyzer {

  @Override
  public String version() {
    return "7";
  }

  @Override
  public TrackAnalysis analyze(Path wav, Hints hints) throws IOException {
    return TrackAnalyzer.analyze(WavReader.open(wav), hints);
  }
}
