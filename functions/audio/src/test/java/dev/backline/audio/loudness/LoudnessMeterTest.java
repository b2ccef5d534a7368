package dev.backline.audio.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import dev.backline.audio.TruthSet;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessMeterTest {

  @ParameterizedTest
  @ValueSource(ints = {8_000, 22_050, 44_100, 48_000, 96_000, 192_000})
  void measuresAStereoSineOfMinus23DecibelsAsMinus23Lufs(int rateHz) throws IOException {
    float[] tone = Signals.sine(rateHz, 1000, Math.pow(10, -23 / 20.0), 5);

    Loudness loudness = LoudnessMeter.measure(Signals.onChannels(rateHz, 2, tone).source());

    assertThat(loudness.integratedLufs().orElseThrow()).isCloseTo(-23, within(0.1));
    assertThat(loudness.maxMomentaryLufs()).isCloseTo(-23, within(0.1));
    assertThat(loudness.maxShortTermLufs()).isCloseTo(-23, within(0.1));
    assertThat(loudness.rangeLu()).isLessThan(0.1);
    assertThat(loudness.samplePeakDbfs()).isCloseTo(-23, within(0.1));
    assertThat(loudness.durationMs()).isEqualTo(5000);
  }

  @Test
  void countsASingleChannelOnce() throws IOException {
    PcmBuffer tone = PcmBuffer.mono(Signals.sine(1000, Math.pow(10, -23 / 20.0), 5));

    assertThat(LoudnessMeter.measure(tone.source()).integratedLufs().orElseThrow())
        .isCloseTo(-26.01, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({
    "lufs/seq-3341-1-16bit.flac, -23, -1",
    "lufs/seq-3341-3-16bit-v02.flac, -23, -1",
    "lufs/seq-3341-4-16bit-v02.flac, -23, -1",
    "lufs/seq-3341-5-16bit-v02.flac, -23, -1",
    "lufs/seq-3341-7_seq-3342-5-16bit.flac, -23, 5",
    "lufs/seq-3342-1-16bit.flac, , 10",
    "lufs/seq-3342-3-16bit.flac, , 20",
  })
  void agreesWithTheEbuTestFiles(String name, Double integrated, double range, @TempDir Path folder)
      throws IOException {
    Path file = TruthSet.file(name);

    Loudness loudness =
        LoudnessMeter.measure(
            new Decoder(Ffmpeg.in(System.getenv())).decode(file, folder.resolve("a.wav")).open());

    if (integrated != null) {
      assertThat(loudness.integratedLufs().orElseThrow()).isCloseTo(integrated, within(0.1));
    }
    if (range >= 0) {
      assertThat(loudness.rangeLu()).isCloseTo(range, within(range < 8 ? 0.3 : 0.1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, 0, 0.5, -6",
    "4, 45, 0.5, -6",
    "6, 60, 0.5, -6",
    "8, 67.5, 0.5, -6",
    "4, 45, 1.41, 3"
  })
  void findsThePeakBetweenTheSamples(
      double samplesPerPeriod, double phaseDegrees, double amplitude, double expectedDbtp)
      throws IOException {
    float[] tone = new float[48_000];
    for (int i = 0; i < tone.length; i++) {
      double fade = Math.min(1, Math.min(i, tone.length - 1 - i) / 4800.0);
      double phase = 2 * Math.PI * i / samplesPerPeriod + Math.toRadians(phaseDegrees);
      tone[i] = (float) (amplitude * fade * Math.sin(phase));
    }

    Loudness loudness = LoudnessMeter.measure(PcmBuffer.mono(tone).source());

    assertThat(loudness.truePeakDbtp()).isBetween(expectedDbtp - 0.4, expectedDbtp + 0.2);
  }

  @Test
  void givesSilenceNoIntegratedLoudness() throws IOException {
    Loudness loudness = LoudnessMeter.measure(PcmBuffer.mono(new float[48_000 * 5]).source());

    assertThat(loudness.integratedLufs()).isEmpty();
    assertThat(loudness.truePeakDbtp()).isEqualTo(Loudness.SILENCE_DB);
    assertThat(loudness.maxMomentaryLufs()).isEqualTo(Loudness.SILENCE_DB);
    assertThat(loudness.rangeLu()).isZero();
  }

  @Test
  void tellsHowFarThePeakIsAboveTheProgramme() throws IOException {
    PcmBuffer tone = PcmBuffer.mono(Signals.sine(1000, 0.1, 5));

    Loudness loudness = LoudnessMeter.measure(tone.source());

    assertThat(loudness.peakToLoudnessLu().orElseThrow()).isCloseTo(3.0, within(0.1));
  }

  @Test
  void measuresThePeakOfASingleSample() throws IOException {
    Loudness loudness = LoudnessMeter.measure(PcmBuffer.mono(0.5f).source());

    assertThat(loudness.samplePeakDbfs()).isCloseTo(-6.02, within(0.01));
    assertThat(loudness.integratedLufs()).isEmpty();
  }

  @Test
  void leavesOutTheBassEffectsChannel() throws IOException {
    float[] tone = Signals.sine(1000, 0.1, 5);
    float[] silence = new float[tone.length];
    var surround =
        new PcmBuffer(
            new PcmFormat(48_000, 6),
            new float[][] {tone, silence, silence, tone, silence, silence});

    assertThat(LoudnessMeter.measure(surround.source()).integratedLufs().orElseThrow())
        .isCloseTo(
            LoudnessMeter.measure(PcmBuffer.mono(tone).source()).integratedLufs().orElseThrow(),
            within(1e-9));
  }

  @Test
  void measuresTheSameWhateverTheBlocks() throws IOException {
    float[] noise = Signals.whiteNoise(0.1, 48_000 * 4, 7);
    var whole = new LoudnessMeter(new PcmFormat(48_000, 1));
    var pieces = new LoudnessMeter(new PcmFormat(48_000, 1));

    whole.write(new float[][] {noise}, noise.length);
    whole.close();
    for (int from = 0; from < noise.length; from += 997) {
      int count = Math.min(997, noise.length - from);
      float[] piece = new float[997];
      System.arraycopy(noise, from, piece, 0, count);
      pieces.write(new float[][] {piece}, count);
    }
    pieces.close();

    assertThat(pieces.loudness().integratedLufs().orElseThrow())
        .isCloseTo(whole.loudness().integratedLufs().orElseThrow(), within(1e-9));
    assertThat(pieces.loudness().truePeakDbtp()).isEqualTo(whole.loudness().truePeakDbtp());
  }
}
