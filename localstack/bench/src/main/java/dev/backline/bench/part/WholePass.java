package dev.backline.bench.part;

import dev.backline.audio.analysis.Dossier;
import dev.backline.audio.analysis.Hints;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Path;

/** A file, decoded once and heard once: analysis, waveform and fingerprint. */
public final class WholePass {
  private static final int SAMPLES_PER_PIXEL = 256;

  private WholePass() {}

  /** As a process of its own: the file and where its decoded form goes. */
  public static void main(String[] arguments) throws IOException {
    var decoder = new Decoder(Ffmpeg.in(System.getenv()));
    Path wav = Path.of(arguments[1]);
    decoder.decode(Path.of(arguments[0]), wav);
    hear(wav);
  }

  /** Hears a decoded file. */
  static Dossier hear(Path wav) throws IOException {
    return Dossier.of(WavReader.open(wav), Hints.NONE, SAMPLES_PER_PIXEL);
  }
}
