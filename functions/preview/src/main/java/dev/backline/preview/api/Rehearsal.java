package dev.backline.preview.api;

import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.preview.FirstListen;
import dev.backline.audio.preview.SketchOrder;
import dev.backline.core.files.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A preview of a tune that nobody sang, made before anybody asks for one. It goes through the whole
 * engine once: cleaning, hearing, playing, mixing, mastering and encoding find their code compiled
 * when the first take comes.
 */
final class Rehearsal implements Runnable {

  private static final PcmFormat FORMAT = new PcmFormat(PcmFormat.WORKING_RATE_HZ, 1);
  private static final double[] TUNE_HZ = {220, 262, 294, 330, 392, 330, 294, 262};
  private static final double NOTE_SECONDS = 0.6;
  private static final int TURNS = 5;
  private static final int HARMONICS = 8;
  private static final float AMPLITUDE = 0.2f;
  private static final SketchOrder ORDER =
      new SketchOrder(
          Genre.POP,
          Mood.WARM,
          Optional.empty(),
          Optional.empty(),
          1,
          new MasterTarget(-14, -1),
          0.5);

  private final FirstListen firstListen;
  private final Encoder encoder;

  Rehearsal(FirstListen firstListen, Encoder encoder) {
    this.firstListen = firstListen;
    this.encoder = encoder;
  }

  @Override
  public void run() {
    try (var scratch = new Scratch()) {
      Path wav = scratch.file("preview.wav");
      Path tune = tune(scratch.file("tune.wav"));
      if (firstListen.render(tune, ORDER, scratch.folder(), wav).isEmpty()) {
        throw new IllegalStateException("the tune was not heard");
      }
      encoder.encodeUnheard(wav, scratch.file("preview.mp3"), PreviewHandler.MP3);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path tune(Path wav) throws IOException {
    int frames = (int) (NOTE_SECONDS * FORMAT.sampleRateHz());
    var note = new float[1][frames];
    try (var writer = WavWriter.create(wav, FORMAT, WavEncoding.FLOAT32)) {
      for (int i = 0; i < TURNS * TUNE_HZ.length; i++) {
        sing(TUNE_HZ[i % TUNE_HZ.length], note[0]);
        writer.write(note, frames);
      }
    }
    return wav;
  }

  private static void sing(double hz, float[] note) {
    for (int i = 0; i < note.length; i++) {
      double phase = 2 * Math.PI * hz * i / FORMAT.sampleRateHz();
      double sample = 0;
      for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
        sample += Math.sin(harmonic * phase) / harmonic;
      }
      note[i] = AMPLITUDE * (float) (sample * Math.sin(Math.PI * i / note.length));
    }
  }
}
