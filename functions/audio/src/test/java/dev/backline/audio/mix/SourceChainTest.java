package dev.backline.audio.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.Signals;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By hand the desk does what FFmpeg's filters of the same numbers do. */
class SourceChainTest {
  private static final MixSettings FLAT =
      MixSettings.standard()
          .byHand()
          .with(MixParameter.HPF_HZ, 20)
          .with(MixParameter.DEESS_AMOUNT, 0)
          .with(MixParameter.COMPRESSION, 0)
          .with(MixParameter.REVERB, 0);
  private static final String HIGH_PASS = "highpass=f=20:t=q:w=0.7";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"6, -4, 3", "-6, 6, -2.5"})
  @Proves("MIX-03")
  void equalisesAsFfmpegDoes(double low, double mid, double high) throws Exception {
    var noise = take(Signals.whiteNoise(0.1, 96_000, 5));
    var settings =
        FLAT.with(MixParameter.EQ_LOW, low)
            .with(MixParameter.EQ_MID, mid)
            .with(MixParameter.EQ_HIGH, high);

    float[] ours = desk(noise, settings);
    float[] theirs =
        ffmpeg(
            noise,
            HIGH_PASS
                + ",bass=f=100:g=%s,equalizer=f=1500:t=o:w=2:g=%s,treble=f=10000:g=%s"
                    .formatted(low, mid, high));

    assertThat(differenceDb(ours, theirs)).isLessThan(-50);
  }

  @ParameterizedTest
  @ValueSource(ints = {-30, -16, -12, -8, -4, -1})
  @Proves("MIX-04")
  void compressesASteadyLevelAsFfmpegDoes(int db) throws Exception {
    var sine = take(Signals.sine(1000, Math.pow(10, db / 20.0), 2));

    float[] ours = desk(sine, FLAT.with(MixParameter.COMPRESSION, 0.5));
    float[] theirs =
        ffmpeg(
            sine,
            HIGH_PASS + ",compand=attacks=0.01:decays=0.2:points=-90/-90|-20/-20|-10/-15|0/0");

    assertThat(levelDb(ours) - levelDb(theirs)).isCloseTo(0, within(0.3));
  }

  @ParameterizedTest
  @CsvSource({"0.001, 20, 0.2006", "0.5, 40, 0.5", "1, 60, 0.8"})
  @Proves("MIX-05")
  void echoesAsFfmpegDoes(double reverb, int delayMs, double decay) throws Exception {
    var noise = take(Signals.whiteNoise(0.1, 96_000, 6));

    float[] ours = desk(noise, FLAT.with(MixParameter.REVERB, reverb));
    float[] theirs = ffmpeg(noise, HIGH_PASS + ",aecho=0.8:0.88:%d:%s".formatted(delayMs, decay));

    assertThat(differenceDb(ours, theirs)).isLessThan(-45);
  }

  @Test
  @Proves("MIX-06")
  void holdsTheMixBelowNineteenTwentiethsOfFullScaleAndInTime() throws IOException {
    var samples = new float[96_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) ((i / 24_000 % 2 == 0 ? 0.1 : 1.6) * Math.sin(i * 0.05));
    }
    var loud = take(samples);

    float[] limited = desk(loud, FLAT.with(MixParameter.LIMITER, 0.25));
    var loudness = LoudnessMeter.measure(WavReader.open(folder.resolve("mix.wav")));
    float[] free = desk(loud, FLAT);

    assertThat(loudness.truePeakDbtp()).isLessThanOrEqualTo(20 * Math.log10(0.95) + 0.05);
    assertThat(limited).hasSameSizeAs(free);
    for (int i = 2_000; i < 20_000; i++) {
      assertThat(limited[i]).isCloseTo(free[i], within(1e-4f));
    }
  }

  @Test
  void leavesASoundWithoutABandAsItIsButForWhatIsAsked() throws IOException {
    float[] samples = Signals.whiteNoise(0.1, 96_000, 7);
    var sound = take(samples);
    var mix = folder.resolve("alone.wav");

    new Mixing(MixTaste.of("pop"), FLAT, 100).mix(sound, mix);
    float[] untouched = left(mix);
    new Mixing(MixTaste.of("pop"), FLAT.with(MixParameter.EQ_LOW, 6), 100).mix(sound, mix);

    assertThat(untouched).isEqualTo(samples);
    assertThat(left(mix)).isNotEqualTo(samples);
  }

  private float[] desk(Path take, MixSettings settings) throws IOException {
    var silence = folder.resolve("band.wav");
    WavWriter.write(silence, PcmBuffer.mono(new float[96_000]).source(), WavEncoding.FLOAT32);
    var mix = folder.resolve("mix.wav");
    new Mixing(MixTaste.of("pop"), settings, 100).mix(take, silence, mix);
    return left(mix);
  }

  private float[] ffmpeg(Path take, String filters) throws IOException, InterruptedException {
    var out = folder.resolve("ffmpeg.wav");
    var command =
        new ProcessBuilder(
            Path.of(System.getenv("FFMPEG_HOME"), "bin", "ffmpeg").toString(),
            "-v",
            "error",
            "-y",
            "-i",
            take.toString(),
            "-af",
            filters,
            "-c:a",
            "pcm_f32le",
            out.toString());
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return left(out);
  }

  private Path take(float[] samples) throws IOException {
    var path = folder.resolve("take.wav");
    WavWriter.write(path, PcmBuffer.mono(samples).source(), WavEncoding.FLOAT32);
    return path;
  }

  private static float[] left(Path wav) throws IOException {
    try (var reader = WavReader.open(wav)) {
      var all = new float[96_000];
      var block = new float[reader.format().channels()][4096];
      int at = 0;
      for (int n = reader.read(block); n > 0 && at < all.length; n = reader.read(block)) {
        int count = Math.min(n, all.length - at);
        System.arraycopy(block[0], 0, all, at, count);
        at += count;
      }
      return all;
    }
  }

  /** What is left of the first when the second is taken from it. */
  private static double differenceDb(float[] a, float[] b) {
    double whole = 0;
    double rest = 0;
    for (int i = 0; i < a.length; i++) {
      whole += (double) b[i] * b[i];
      rest += Math.pow((double) a[i] - b[i], 2);
    }
    return 10 * Math.log10(rest / whole);
  }

  /** RMS of the last half. */
  private static double levelDb(float[] samples) {
    double sum = 0;
    for (int i = samples.length / 2; i < samples.length; i++) sum += samples[i] * samples[i];
    return 10 * Math.log10(sum / (samples.length / 2.0));
  }
}
