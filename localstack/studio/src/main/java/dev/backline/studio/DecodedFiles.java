package dev.backline.studio;

import dev.backline.audio.bounce.Recordings;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Files of any format at one rate, each decoded once, on the bench. */
final class DecodedFiles implements Recordings {
  private final Workbench bench;
  private final int sampleRateHz;
  private final Map<Path, Path> decoded = new HashMap<>();

  DecodedFiles(Workbench bench, int sampleRateHz) {
    this.bench = bench;
    this.sampleRateHz = sampleRateHz;
  }

  @Override
  public WavReader open(Path file) throws IOException {
    Path wav = decoded.get(file);
    if (wav == null) {
      wav = bench.decoded(file, "recording-" + decoded.size() + ".wav", sampleRateHz);
      decoded.put(file, wav);
    }
    return WavReader.open(wav);
  }
}
