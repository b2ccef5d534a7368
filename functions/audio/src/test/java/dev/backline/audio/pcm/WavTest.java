package dev.backline.audio.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.Signals;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WavTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(WavEncoding.class)
  void readsBackWhatWasWrittenWithinTwoQuantisationSteps(WavEncoding encoding) throws IOException {
    PcmBuffer written = Signals.onChannels(48_000, 2, Signals.sine(997, 0.7, 1.5));

    WavWriter.write(folder.resolve("a.wav"), written.source(), encoding);
    PcmBuffer read = PcmBuffer.of(WavReader.open(folder.resolve("a.wav")));

    double step = encoding == WavEncoding.FLOAT32 ? 0 : 2.0 / (1L << (encoding.bits() - 1));
    assertThat(read.format()).isEqualTo(written.format());
    assertThat(read.frames()).isEqualTo(72_000);
    for (int i = 0; i < read.frames(); i++) {
      assertThat((double) read.samples()[1][i])
          .isCloseTo(written.samples()[1][i], within(step + 1e-12));
    }
  }

  @Test
  void keepsFloatsBeyondFullScale() throws IOException {
    WavWriter.write(
        folder.resolve("a.wav"), PcmBuffer.mono(2.5f, -3f).source(), WavEncoding.FLOAT32);

    assertThat(PcmBuffer.of(WavReader.open(folder.resolve("a.wav"))).samples()[0])
        .containsExactly(2.5f, -3f);
  }

  @Test
  void clipsIntegersAtFullScale() throws IOException {
    WavWriter.write(folder.resolve("a.wav"), PcmBuffer.mono(2.5f, -3f).source(), WavEncoding.INT16);

    assertThat(PcmBuffer.of(WavReader.open(folder.resolve("a.wav"))).samples()[0])
        .containsExactly(32767 / 32768f, -1f);
  }

  @Test
  void writesTheSameBytesForTheSameSamples() throws IOException {
    PcmBuffer tone = PcmBuffer.mono(Signals.sine(440, 0.3, 1));

    WavWriter.write(folder.resolve("a.wav"), tone.source(), WavEncoding.INT16);
    WavWriter.write(folder.resolve("b.wav"), tone.source(), WavEncoding.INT16);

    assertThat(folder.resolve("a.wav")).hasSameBinaryContentAs(folder.resolve("b.wav"));
  }

  @Test
  void leavesDigitalSilenceUndithered() throws IOException {
    WavWriter.write(
        folder.resolve("a.wav"), PcmBuffer.mono(new float[100]).source(), WavEncoding.INT16);

    assertThat(PcmBuffer.of(WavReader.open(folder.resolve("a.wav"))).samples()[0]).containsOnly(0f);
  }

  @Test
  void ditherTurnsDistortionOfAQuietToneIntoNoise() throws IOException {
    float[] tone = Signals.sine(1000, 0.6 / 32768, 4);

    WavWriter.write(folder.resolve("a.wav"), PcmBuffer.mono(tone).source(), WavEncoding.INT16);
    float[] read = PcmBuffer.of(WavReader.open(folder.resolve("a.wav"))).samples()[0];

    assertThat(amplitudeAt(1000, read) * 32768).isCloseTo(0.6, within(0.03));
    assertThat(amplitudeAt(3000, read) * 32768).isLessThan(0.02);
  }

  @Test
  void replacesNanInfinityAndWhatIsFarBeyondFullScaleBySilence() throws IOException {
    Path file = folder.resolve("a.wav");
    WavWriter.write(file, PcmBuffer.mono(0.5f, 3e38f, 0.5f, 0.5f).source(), WavEncoding.FLOAT32);
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(raw.length() - 8);
      raw.writeInt(Integer.reverseBytes(Float.floatToIntBits(Float.NaN)));
      raw.writeInt(Integer.reverseBytes(Float.floatToIntBits(Float.NEGATIVE_INFINITY)));
    }

    assertThat(PcmBuffer.of(WavReader.open(file)).samples()[0]).containsExactly(0.5f, 0f, 0f, 0f);
  }

  @Test
  void endsWhereTheFileEndsWhenTheHeaderDeclaresMore() throws IOException {
    Path file = folder.resolve("a.wav");
    WavWriter.write(file, PcmBuffer.mono(new float[1000]).source(), WavEncoding.FLOAT32);
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(raw.length() - 402);
    }

    try (WavReader reader = WavReader.open(file)) {
      assertThat(reader.frames()).isEqualTo(899);
    }
  }

  @Test
  void placesMoreThanFourGibibytesInRf64() throws IOException {
    Path file = folder.resolve("large.wav");
    var format = new PcmFormat(48_000, 1);
    long frames = (1L << 30) + 5;
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.getChannel().write(WavWriter.header(format, WavEncoding.FLOAT32, frames * 4));
      raw.setLength(80 + frames * 4);
      raw.seek(raw.length() - 4);
      raw.writeInt(Integer.reverseBytes(Float.floatToIntBits(0.25f)));
    }

    try (WavReader reader = WavReader.open(file)) {
      float[][] block = new float[1][8];
      reader.seek(frames - 1);
      assertThat(reader.frames()).isEqualTo(frames);
      assertThat(reader.read(block)).isEqualTo(1);
      assertThat(block[0][0]).isEqualTo(0.25f);
    }
  }

  @Test
  void continuesAtTheFrameSought() throws IOException {
    Path file = folder.resolve("a.wav");
    WavWriter.write(file, PcmBuffer.mono(0, 1, 2, 3, 4).source(), WavEncoding.FLOAT32);

    try (WavReader reader = WavReader.open(file)) {
      float[][] block = new float[1][2];
      reader.read(block);
      reader.seek(3);
      assertThat(reader.read(block)).isEqualTo(2);
      assertThat(block[0]).containsExactly(3, 4);
      assertThat(reader.read(block)).isEqualTo(-1);
    }
  }

  @Test
  void refusesWhatIsNoWav() throws IOException {
    Path file = folder.resolve("a.wav");
    Files.writeString(file, "This is a text, however it is named.");

    assertThatThrownBy(() -> WavReader.open(file)).isInstanceOf(IOException.class);
  }

  @Test
  void foldsChannelsToTheirMean() throws IOException {
    var stereo = new PcmBuffer(new PcmFormat(48_000, 2), new float[][] {{1, 0.5f}, {0, -0.5f}});

    assertThat(PcmBuffer.of(MonoSource.of(stereo.source())).samples()[0]).containsExactly(0.5f, 0f);
  }

  private static double amplitudeAt(double hz, float[] signal) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < signal.length; i++) {
      re += signal[i] * Math.cos(2 * Math.PI * hz * i / 48_000);
      im += signal[i] * Math.sin(2 * Math.PI * hz * i / 48_000);
    }
    return 2 * Math.hypot(re, im) / signal.length;
  }
}
