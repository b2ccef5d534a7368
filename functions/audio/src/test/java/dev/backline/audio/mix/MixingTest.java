package dev.backline.audio.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixingTest {
  private static final int RATE = 48_000;

  @TempDir Path folder;

  @Test
  void neverShiftsTheVocal() throws IOException {
    var vocal = file("vocal.wav", 1, 2, i -> i == 30_000 ? 0.5 : 0);
    var band = file("band.wav", 2, 2, _ -> 0);

    new Mixing(MixTaste.of("pop"), MixSettings.standard(), 120).mix(vocal, band, out());

    float[] mixed = read();
    int loudest = 0;
    for (int i = 0; i < mixed.length; i++) {
      if (Math.abs(mixed[i]) > Math.abs(mixed[loudest])) loudest = i;
    }
    assertThat(loudest).isEqualTo(30_000);
    for (int i = 0; i < 30_000; i++) assertThat(Math.abs(mixed[i])).isLessThan(1e-6f);
  }

  @Test
  void laysTheVocalAboveTheBandWhateverTheyMeasuredBefore() throws IOException {
    var vocal = file("vocal.wav", 1, 6, i -> 0.01 * Math.sin(i * 0.05));
    var band = file("band.wav", 2, 6, i -> 0.7 * Math.sin(i * 0.011));

    var mixed =
        new Mixing(MixTaste.of("ballad"), MixSettings.standard(), 80).mix(vocal, band, out());

    assertThat(mixed.loudness().integratedLufs().orElseThrow()).isBetween(-21.0, -16.0);
    assertThat(mixed.decisions())
        .extracting(Decision::move)
        .contains("vocal.gain", "band.gain", "band.duck", "vocal.reverb");
    assertThat(mixed.decisions()).allMatch(decision -> !decision.why().isBlank());
  }

  @Test
  void isAsLongAsTheLongerOfTheTwo() throws IOException {
    var vocal = file("vocal.wav", 1, 1.5, i -> 0.1 * Math.sin(i * 0.05));
    var band = file("band.wav", 2, 2.25, i -> 0.1 * Math.sin(i * 0.02));

    var mixed =
        new Mixing(MixTaste.of("rock"), MixSettings.standard(), 120).mix(vocal, band, out());

    assertThat(mixed.loudness().durationMs()).isEqualTo(2_250);
  }

  @Test
  @Proves("MIX-03")
  void equalisesAtTheDocumentedFrequencies() {
    assertThat(gainAt(Biquad.lowShelf(RATE, 100, 6), 100)).isCloseTo(3, within(0.1));
    assertThat(gainAt(Biquad.lowShelf(RATE, 100, 6), 20)).isCloseTo(6, within(0.3));
    assertThat(gainAt(Biquad.peak(RATE, 1500, 2.0 / 3, -6), 1500)).isCloseTo(-6, within(0.05));
    assertThat(gainAt(Biquad.peak(RATE, 1500, 2.0 / 3, -6), 750)).isCloseTo(-3, within(0.4));
    assertThat(gainAt(Biquad.highShelf(RATE, 10_000, 6), 10_000)).isCloseTo(3, within(0.1));
  }

  @Test
  @Proves("MIX-04")
  void compressesAlongTheDocumentedCurve() {
    var none = compander(0, CompressionCurve.SOURCE);
    var most = compander(1, CompressionCurve.SOURCE);

    assertThat(none.curve(-10)).isEqualTo(-10);
    assertThat(most.curve(-10)).isEqualTo(-20);
    assertThat(most.curve(-20)).isEqualTo(-20);
    assertThat(most.curve(-90)).isEqualTo(-90);
    assertThat(most.curve(0)).isZero();
    assertThat(compander(0.5, CompressionCurve.SOURCE).curve(-10)).isEqualTo(-15);
  }

  @Test
  void neverExpandsAlongTheSecondCurve() {
    for (double amount = 0; amount <= 1; amount += 0.125) {
      var compander = compander(amount, CompressionCurve.V2);
      for (int db = -90; db < 6; db++) {
        assertThat(compander.curve(db + 1) - compander.curve(db)).isBetween(0.0, 1.0);
      }
    }
    assertThat(compander(0.5, CompressionCurve.V2).curve(0)).isEqualTo(-10);
  }

  @Test
  @Proves("MIX-05")
  void reflectsAfterTwentyToSixtyWholeMilliseconds() {
    assertThat(AuxEcho.reflectionMs(0)).isEqualTo(20);
    assertThat(AuxEcho.reflectionMs(1)).isEqualTo(60);
    assertThat(AuxEcho.reflectionDecay(0)).isEqualTo(0.2);
    assertThat(AuxEcho.reflectionDecay(1)).isCloseTo(0.8, within(1e-9));
    var left = new float[RATE];
    left[0] = 1;

    new AuxEcho(0.5, 0.5).process(left, new float[RATE], RATE);

    assertThat(left[0]).isEqualTo(1);
    assertThat(Math.abs(left[40 * 48])).isGreaterThan(0.005f);
  }

  private static Compander compander(double amount, CompressionCurve curve) {
    double threshold = Compander.threshold(amount);
    return new Compander(threshold, curve.top(threshold), 0);
  }

  private static double gainAt(Biquad filter, double hz) {
    double in = 0;
    double out = 0;
    for (int i = 0; i < 96_000; i++) {
      double x = Math.sin(2 * Math.PI * hz * i / RATE);
      double y = filter.next(x);
      if (i > 48_000) {
        in += x * x;
        out += y * y;
      }
    }
    return 10 * Math.log10(out / in);
  }

  private Path out() {
    return folder.resolve("mix.wav");
  }

  private float[] read() throws IOException {
    try (var reader = WavReader.open(out())) {
      var block = new float[2][(int) reader.frames()];
      var all = new float[block[0].length];
      int at = 0;
      for (int n = reader.read(block); n > 0; n = reader.read(block)) {
        System.arraycopy(block[0], 0, all, at, n);
        at += n;
      }
      return all;
    }
  }

  private Path file(String name, int channels, double seconds, IntToDoubleFunction signal)
      throws IOException {
    int frames = (int) Math.round(seconds * RATE);
    var block = new float[channels][frames];
    for (var row : block) for (int i = 0; i < frames; i++) row[i] = (float) signal.applyAsDouble(i);
    var path = folder.resolve(name);
    try (var file = WavWriter.create(path, new PcmFormat(RATE, channels), WavEncoding.FLOAT32)) {
      file.write(block, frames);
    }
    return path;
  }
}
