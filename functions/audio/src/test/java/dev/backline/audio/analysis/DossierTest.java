package dev.backline.audio.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.SungMelody;
import dev.backline.audio.fingerprint.chroma.ChromaFingerprintMeter;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.peaks.Waveform;
import dev.backline.audio.peaks.WaveformMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
