package dev.backline.audio.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backline.audio.SungMelody;
import dev.backline.audio.band.Band;
import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Keys;
import dev.backline.audio.clean.bench.SiSdr;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StemSeparatorTest {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int FRAMES = 9 * RATE;

  private static Map<Stem, float[][]> parts;
  private static float[][] mix;
  private static Heard stereo;

  /** A singer in the middle, before the band that plays to her tempo and key. */
  @BeforeAll
  static void play() throws IOException {
    float[] sung = SungMelody.song(110, 69, SungMelody.MINOR).sing().samples()[0];
    float[] vocals = Arrays.copyOf(sung, FRAMES);
    for (int i = 0; i < FRAMES; i++) vocals[i] *= 0.5f;
    var brief =
        new BandBrief(
            Keys.of(Key.parse("A minor")),
            BeatGrid.steady(110, 1000, 4),
            2,
            0,
            FRAMES,
            Vocal.silent(),
            Genre.POP,
            Mood.NEUTRAL,
            2);
    var band =
        new EnumMap<dev.backline.audio.band.Stem, Memory>(dev.backline.audio.band.Stem.class);
    for (var stem : dev.backline.audio.band.Stem.values()) {
      band.put(stem, new Memory(Band.FORMAT, FRAMES));
    }
    Band.rehearse(brief).render(band, new Memory(Band.FORMAT, FRAMES));
    parts = new EnumMap<>(Stem.class);
    parts.put(Stem.VOCALS, new float[][] {vocals, vocals});
    parts.put(Stem.DRUMS, band.get(dev.backline.audio.band.Stem.DRUMS).samples);
    parts.put(Stem.BASS, band.get(dev.backline.audio.band.Stem.BASS).samples);
    parts.put(
        Stem.OTHER,
        sum(
            band.get(dev.backline.audio.band.Stem.KEYS).samples,
            band.get(dev.backline.audio.band.Stem.PADS).samples,
            band.get(dev.backline.audio.band.Stem.LEAD).samples));
    mix = sum(parts.values().toArray(float[][][]::new));
    stereo = separated(mix, RATE);
  }

  @Test
  void bringsEveryStemForwardOutOfAStereoMix() {
    assertThat(stereo.gainDb(Stem.VOCALS)).isGreaterThan(8);
    assertThat(stereo.gainDb(Stem.DRUMS)).isGreaterThan(8);
    assertThat(stereo.gainDb(Stem.BASS)).isGreaterThan(5);
    assertThat(stereo.gainDb(Stem.OTHER)).isGreaterThan(5);
    assertThat(stereo.remainderDb()).isLessThan(-100);
  }

  @Test
  void bringsSingerAndDrumsForwardWithoutTheHelpOfStereo() throws IOException {
    var heard = separated(new float[][] {mix[0]}, RATE);

    assertThat(heard.gainDb(Stem.VOCALS)).isGreaterThan(4.5);
    assertThat(heard.gainDb(Stem.DRUMS)).isGreaterThan(8);
    assertThat(heard.remainderDb()).isLessThan(-100);
  }

  @Test
  void estimatesTheQualityWithinAFewDecibels() {
    for (Stem stem : Stem.values()) {
      double measured = SiSdr.db(parts.get(stem)[0], stereo.stems.get(stem).samples[0]);
      assertThat(stereo.quality.estimatedDb().get(stem)).isBetween(measured - 6, measured + 6);
    }
    assertThat(stereo.quality.grade().label()).contains("not");
  }

  @Test
  void givesTheSameStemsAgain() throws IOException {
    var cut = cut(mix, 2 * RATE);

    var first = separated(cut, RATE);
    var again = separated(cut, RATE);

    for (Stem stem : Stem.values()) {
      assertThat(again.stems.get(stem).samples).isDeepEqualTo(first.stems.get(stem).samples);
    }
  }

  @Test
  void doesNotMindTheLevel() throws IOException {
    var quiet = cut(mix, 2 * RATE);
    for (float[] channel : quiet) {
      for (int i = 0; i < channel.length; i++) channel[i] /= 1024;
    }

    var loud = separated(cut(mix, 2 * RATE), RATE).stems.get(Stem.VOCALS).samples[0];
    var heard = separated(quiet, RATE).stems.get(Stem.VOCALS).samples[0];

    assertThat(SiSdr.db(loud, heard)).isGreaterThan(40);
  }

  @Test
  void leavesSilenceSilent() throws IOException {
    var heard = separated(new float[2][RATE], RATE);

    for (Stem stem : Stem.values()) {
      assertThat(heard.stems.get(stem).samples[0]).containsOnly(0);
    }
    assertThat(heard.quality.grade()).isEqualTo(Quality.Grade.SILENT);
    assertThat(heard.quality.estimatedDb()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 700, 1024, 4096, 5000, 48_000})
  void takesShortFiles(int frames) throws IOException {
    var heard = separated(cut(mix, frames), RATE);

    assertThat(heard.stems.values()).allMatch(stem -> stem.frames == frames);
    assertThat(heard.remainderDb()).isLessThan(-100);
  }

  @Test
  void addsUpToAMixWhoseChannelsCancel() throws IOException {
    var opposite = cut(mix, 2 * RATE);
    for (int i = 0; i < opposite[0].length; i++) opposite[1][i] = -opposite[0][i];

    var heard = separated(opposite, RATE);

    assertThat(heard.remainderDb()).isLessThan(-100);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 44_100, 96_000})
  void keepsTheRateAndLengthOfTheMix(int rate) throws IOException {
    var heard = separated(cut(mix, 30_000), rate);

    assertThat(heard.stems.values()).allMatch(stem -> stem.frames == 30_000);
    assertThat(heard.remainderDb()).isLessThan(-100);
  }

  @Test
  void goesOnSeamlesslyFromPassageToPassage() throws IOException {
    int rate = 2_000;
    var noise = new float[1][45 * rate];
    var random = new Random(1);
    for (int i = 0; i < noise[0].length; i++) noise[0][i] = 0.1f * (float) random.nextGaussian();

    var heard = separated(noise, rate);

    assertThat(heard.stems.values()).allMatch(stem -> stem.frames == noise[0].length);
    assertThat(heard.remainderDb()).isLessThan(-100);
  }

  @Test
  void writesAFileForEachStem(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mix.wav");
    var format = new PcmFormat(RATE, 2);
    WavWriter.write(file, new PcmBuffer(format, cut(mix, RATE)).source(), WavEncoding.INT24);

    Separation separation = StemSeparator.separate(file, folder.resolve("stems"));

    assertThat(separation.stems()).hasSize(4);
    for (var stem : separation.stems().entrySet()) {
      assertThat(stem.getValue())
          .isEqualTo(folder.resolve("stems/" + stem.getKey().code() + ".wav"));
      try (var reader = WavReader.open(stem.getValue())) {
        assertThat(reader.format()).isEqualTo(format);
        assertThat(reader.frames()).isEqualTo(RATE);
      }
    }
  }

  @Test
  void refusesMoreThanTwoChannels() {
    assertThatThrownBy(() -> separated(new float[6][100], RATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("channels must be 1 or 2, were 6");
  }

  private static Heard separated(float[][] mix, int rate) throws IOException {
    var format = new PcmFormat(rate, mix.length);
    Map<Stem, Memory> stems = new EnumMap<>(Stem.class);
    for (Stem stem : Stem.values()) stems.put(stem, new Memory(format, mix[0].length));
    Quality quality = StemSeparator.separate(new PcmBuffer(format, mix).source(), stems);
    return new Heard(mix, stems, quality);
  }

  private static final class Heard {
    private final float[][] mix;
    private final Map<Stem, Memory> stems;
    private final Quality quality;

    Heard(float[][] mix, Map<Stem, Memory> stems, Quality quality) {
      this.mix = mix;
      this.stems = stems;
      this.quality = quality;
    }

    /** How much nearer to the part the stem is than the mix. */
    double gainDb(Stem stem) {
      float[] part = parts.get(stem)[0];
      return SiSdr.db(part, stems.get(stem).samples[0]) - SiSdr.db(part, mix[0]);
    }

    /** What the sum of the stems misses of the mix, against the mix. */
    double remainderDb() {
      double missed = 1e-30;
      double all = 1e-10;
      for (int channel = 0; channel < mix.length; channel++) {
        for (int i = 0; i < mix[channel].length; i++) {
          double rest = mix[channel][i];
          all += rest * rest;
          for (Memory stem : stems.values()) rest -= stem.samples[channel][i];
          missed += rest * rest;
        }
      }
      return 10 * Math.log10(missed / all);
    }
  }

  private static float[][] cut(float[][] samples, int frames) {
    return Stream.of(samples).map(row -> Arrays.copyOf(row, frames)).toArray(float[][]::new);
  }

  private static float[][] sum(float[][]... parts) {
    var sum = new float[2][FRAMES];
    for (float[][] part : parts) {
      for (int channel = 0; channel < 2; channel++) {
        for (int i = 0; i < FRAMES; i++) sum[channel][i] += part[channel][i];
      }
    }
    return sum;
  }

  private static final class Memory implements PcmSink {
    private final PcmFormat format;
    private final float[][] samples;
    private int frames;

    Memory(PcmFormat format, int capacity) {
      this.format = format;
      this.samples = new float[format.channels()][capacity];
    }

    @Override
    public PcmFormat format() {
      return format;
    }

    @Override
    public void write(float[][] block, int count) {
      for (int channel = 0; channel < samples.length; channel++) {
        System.arraycopy(block[channel], 0, samples[channel], frames, count);
      }
      frames += count;
    }

    @Override
    public void close() {}
  }
}
