package dev.backline.audio.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.SungMelody;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstListenTest {
  private static final PcmFormat MONO = new PcmFormat(PcmFormat.WORKING_RATE_HZ, 1);

  @TempDir private Path folder;
  private final FirstListen preview = new FirstListen(new Decoder(Ffmpeg.in(System.getenv())));

  @Test
  void playsTheFirstThirtySecondsOfATakeWithItsBandAtTheTarget() throws IOException {
    Path take = take(SungMelody.song(100, 60, SungMelody.MAJOR).sing());
    Path wav = folder.resolve("preview.wav");

    var sketch = preview.render(take, order(Optional.of(100.0)), folder, wav).orElseThrow();

    assertThat(sketch.key()).isEqualTo("C Major");
    assertThat(sketch.tempo()).isEqualTo(100);
    assertThat(sketch.loudness().integratedLufs().orElseThrow()).isCloseTo(-14, within(0.05));
    try (var reader = WavReader.open(wav)) {
      assertThat(reader.durationMs()).isEqualTo(30_000);
    }
    assertThat(lastFrame(wav)).isCloseTo(0, within(1e-3f));
  }

  @Test
  void givesTheSameBytesForTheSameTake() throws IOException {
    Path take = take(SungMelody.song(100, 57, SungMelody.MINOR).sing());
    Path once = folder.resolve("once.wav");
    Path twice = folder.resolve("twice.wav");

    preview.render(take, order(Optional.empty()), folder, once);
    preview.render(take, order(Optional.empty()), folder, twice);

    assertThat(Files.mismatch(once, twice)).isEqualTo(-1);
  }

  @Test
  void hasNothingToPlayOfATakeThatBeginsWithSilence() throws IOException {
    Path take = take(new PcmBuffer(MONO, new float[1][40 * 48_000]));

    var sketch = preview.render(take, order(Optional.empty()), folder, folder.resolve("x.wav"));

    assertThat(sketch).isEmpty();
  }

  private static SketchOrder order(Optional<Double> tempo) {
    return new SketchOrder(
        Genre.LOFI, Mood.WARM, Optional.empty(), tempo, 7, new MasterTarget(-14, -1), 0.7);
  }

  private Path take(PcmBuffer sound) throws IOException {
    Path take = folder.resolve("take.wav");
    WavWriter.write(take, sound.source(), WavEncoding.INT24);
    return take;
  }

  private static float lastFrame(Path wav) throws IOException {
    try (var reader = WavReader.open(wav)) {
      var block = new float[2][1 << 14];
      float last = 0;
      for (int count = reader.read(block); count >= 0; count = reader.read(block)) {
        if (count > 0) last = block[0][count - 1];
      }
      return last;
    }
  }
}
