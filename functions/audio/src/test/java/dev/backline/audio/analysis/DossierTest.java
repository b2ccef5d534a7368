package dev.backline.audio.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.SungMelody;
import dev.backline.audio.fingerprint.chroma.ChromaFingerprintMeter;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.peaks.Waveform;
import dev.backline.audio.peaks.WaveformMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DossierTest {

  @Test
  void tellsOfOneReadingWhatSeveralWouldTell(@TempDir Path folder) throws IOException {
    var song = SungMelody.song(110, 62, SungMelody.MAJOR).sing();

    var dossier = Dossier.of(song.source(), Hints.NONE, 256);

    assertThat(dossier.analysis()).isEqualTo(TrackAnalyzer.analyze(song.source(), Hints.NONE));
    assertThat(dossier.fingerprint()).isEqualTo(ChromaFingerprintMeter.of(song.source()));
    Path once = folder.resolve("once.dat");
    Path alone = folder.resolve("alone.dat");
    dossier.waveform().writeDat(once, Waveform.Bits.EIGHT);
    WaveformMeter.mixOf(song.source(), 256).writeDat(alone, Waveform.Bits.EIGHT);
    assertThat(Files.mismatch(once, alone)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 4096, 32_768})
  void tellsTheSameHoweverTheBlocksCome(int frames) throws IOException {
    PcmBuffer song = nowAndThenInverted(SungMelody.song(110, 62, SungMelody.MAJOR).sing());
    var listener = new DossierListener(song.format(), Hints.NONE, 256);

    try (listener) {
      PcmSource source = song.source();
      var block = new float[2][frames];
      for (int n = source.read(block); n >= 0; n = source.read(block)) listener.write(block, n);
    }

    assertThat(listener.dossier().analysis())
        .isEqualTo(Dossier.of(song.source(), Hints.NONE, 256).analysis());
  }

  /** In stereo; in every other third of a second the channels cancel. */
  private static PcmBuffer nowAndThenInverted(PcmBuffer mono) {
    float[] left = mono.samples()[0];
    float[] right = left.clone();
    int third = mono.format().sampleRateHz() / 3;
    for (int i = 0; i < right.length; i++) right[i] *= i / third % 2 == 0 ? 1 : -1;
    var format = new PcmFormat(mono.format().sampleRateHz(), 2);
    return new PcmBuffer(format, new float[][] {left, right});
  }

  @Test
  void closesASourceThatItCannotHear() {
    var source = new ClosedSource();

    assertThatThrownBy(() -> Dossier.of(source, Hints.NONE, 1))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(source.closed).isTrue();
  }

  private static final class ClosedSource implements PcmSource {
    private boolean closed;

    @Override
    public PcmFormat format() {
      return new PcmFormat(48_000, 1);
    }

    @Override
    public int read(float[][] block) {
      return -1;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void tellsThePeakToLoudnessRatioAndTheFaultsOfARecording() throws IOException {
    var song = SungMelody.song(110, 62, SungMelody.MAJOR).sing();
    float[] loud = song.samples()[0].clone();
    for (int i = 0; i < loud.length; i++) loud[i] = Math.clamp(8 * loud[i] + 0.05f, -1, 1);

    var heard =
        Dossier.of(new PcmBuffer(song.format(), new float[][] {loud}).source(), Hints.NONE, 256)
            .analysis();

    assertThat(heard.loudness().peakToLoudnessLu().orElseThrow())
        .isEqualTo(
            heard.loudness().truePeakDbtp().orElseThrow()
                - heard.loudness().integratedLufs().orElseThrow(),
            within(0.02));
    assertThat(heard.faults().clippedRuns()).isPositive();
    assertThat(heard.faults().dcOffset().getFirst()).isPositive();
  }
}
