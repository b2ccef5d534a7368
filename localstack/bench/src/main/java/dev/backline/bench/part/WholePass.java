package dev.backline.bench.part;

import dev.backline.audio.analysis.Dossier;
import dev.backline.audio.analysis.DossierListener;
import dev.backline.audio.analysis.Hints;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.nio.file.Path;

/** A file, heard once, while it is decoded: analysis, waveform, spectrum and fingerprint. */
public final class WholePass {
  private static final int SAMPLES_PER_PIXEL = 256;

  private WholePass() {}

  /** As a process of its own: the file. */
  public static void main(String[] arguments) throws IOException {
    hear(new Decoder(Ffmpeg.in(System.getenv())), Path.of(arguments[0]));
  }

  static Dossier hear(Decoder decoder, Path file) throws IOException {
    return decoder
        .listen(file, format -> new DossierListener(format, Hints.NONE, SAMPLES_PER_PIXEL))
        .dossier();
  }
}
