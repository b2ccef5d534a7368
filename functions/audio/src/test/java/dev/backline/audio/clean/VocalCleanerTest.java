package dev.backline.audio.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.Signals;
import dev.backline.audio.TruthSet;
import dev.backline.audio.clean.bench.Damage;
import dev.backline.audio.clean.bench.DenoisingBench;
import dev.backline.audio.clean.bench.DenoisingBench.Cleaned;
import dev.backline.audio.clean.bench.DenoisingBench.Score;
import dev.backline.audio.clean.bench.Noises;
import dev.backline.audio.clean.bench.SiSdr;
import dev.backline.audio.clean.bench.TuningError;
import dev.backline.audio.clean.tone.Equaliser;
import dev.backline.audio.clean.tuning.Tuning;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocalCleanerTest {

  private static final float[] VOICE = voice(8);

  @ParameterizedTest
  @CsvSource({
    "WHITE, 0, 14", "WHITE, 15, 10",
    "PINK, 0, 12", "PINK, 15, 9",
    "HUM, 0, 14", "HUM, 15, 10",
    "CROWD, 0, 5", "CROWD, 15, 4"
  })
  void raisesTheVoiceOutOfNoise(Noises kind, int ratioDb, double atLeastDb) throws IOException {
    Score score = DenoisingBench.score(VOICE, kind.of(VOICE.length), ratioDb, CleanSettings.of(1));

    assertThat(score.gainDb()).isGreaterThan(atLeastDb);
    assertThat(score.estoiAfter()).isGreaterThanOrEqualTo(score.estoiBefore());
  }

  @Test
  void leavesACleanVoiceAsItIsToTheBit() throws IOException {
    Cleaned cleaned = clean(VOICE, CleanSettings.of(1));

    assertThat(cleaned.result().decisions()).contains("No mains hum found.");
    assertThat(Arrays.equals(cleaned.samples(), VOICE)).isTrue();
    assertThat(cleaned.result().noiseReductionDb()).isZero();
    assertThat(cleaned.result().decisions()).anyMatch(text -> text.startsWith("Left the noise"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pitch/vocadito_1.flac", "sung/sung_001.flac", "sung/sung_008.flac"})
  void leavesAGoodRecordingAsItIs(String name, @TempDir Path folder) throws IOException {
    float[] recording = recording(name, folder);

    assertThat(SiSdr.db(recording, clean(recording, CleanSettings.of(1)).samples()))
        .isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pitch/vocadito_1.flac", "sung/sung_001.flac"})
  void gainsEightDecibelsOnSingersOverAllNoises(String name, @TempDir Path folder)
      throws IOException {
    float[] voice = Arrays.copyOf(recording(name, folder), 6 * Signals.RATE_HZ);
    List<Score> scores = new ArrayList<>();
    for (Noises noise : List.of(Noises.WHITE, Noises.PINK, Noises.HUM, Noises.CROWD)) {
      float[] sound = noise.of(voice.length);
      for (int ratioDb : List.of(0, 15)) {
        scores.add(DenoisingBench.score(voice, sound, ratioDb, CleanSettings.of(1)));
      }
    }

    assertThat(scores).allMatch(score -> score.estoiAfter() >= score.estoiBefore());
    assertThat(scores.stream().mapToDouble(Score::gainDb).average().orElseThrow()).isGreaterThan(8);
  }

  @Test
  void leavesADroneFromEndToEndAsItIs() throws IOException {
    float[] drone = new float[10 * Signals.RATE_HZ];
    for (int i = 0; i < drone.length; i++) {
      double t = i / (double) Signals.RATE_HZ;
      drone[i] =
          (float) (0.2 * Math.sin(2 * Math.PI * 220 * t) + 0.1 * Math.sin(2 * Math.PI * 331 * t));
    }

    Cleaned cleaned = clean(drone, CleanSettings.of(1));

    assertThat(cleaned.samples()).isEqualTo(drone);
    assertThat(cleaned.result().decisions())
        .anyMatch(text -> text.contains("alike from end to end"));
  }

  @Test
  void takesTheRoundingOfASteadyToneForNoHum() throws IOException {
    float[] drone = Signals.sine(220, 0.3, 20);
    for (int i = 0; i < drone.length; i++) drone[i] = Math.round(drone[i] * 32_768) / 32_768f;

    Cleaned cleaned = clean(drone, CleanSettings.NONE.withStrength(0.5));

    assertThat(cleaned.result().decisions()).contains("No mains hum found.");
  }

  @Test
  void takesHumAwayAndLeavesTheVoiceThatCrossesIt() throws IOException {
    float[] humming = VOICE.clone();
    for (int i = 0; i < humming.length; i++) {
      for (int harmonic = 1; harmonic < 8; harmonic++) {
        humming[i] +=
            (float) (0.02 / harmonic * Math.sin(2 * Math.PI * 50.03 * harmonic * i / 48_000));
      }
    }

    Cleaned cleaned = clean(humming, CleanSettings.NONE.withStrength(0.01));

    assertThat(SiSdr.db(VOICE, cleaned.samples()) - SiSdr.db(VOICE, humming)).isGreaterThan(15);
    assertThat(cleaned.result().decisions()).anyMatch(text -> text.startsWith("Removed mains hum"));
  }

  @Test
  void atStrengthZeroChangesNothing() throws IOException {
    float[] noisy = DenoisingBench.mixed(VOICE, Noises.WHITE.of(VOICE.length), 10);

    assertThat(SiSdr.db(noisy, clean(noisy, CleanSettings.NONE).samples())).isGreaterThan(90);
  }

  @Test
  void lowersNoiseMoreTheStrongerItIsAsked() throws IOException {
    float[] noisy = DenoisingBench.mixed(VOICE, Noises.WHITE.of(VOICE.length), 10);

    double half = clean(noisy, CleanSettings.of(0.5)).result().noiseReductionDb();
    double whole = clean(noisy, CleanSettings.of(1)).result().noiseReductionDb();

    assertThat(half).isBetween(8.0, 15.5);
    assertThat(whole).isGreaterThan(half + 5);
  }

  @Test
  void removesTheMeanAndWhatRumbles() throws IOException {
    float[] rumbling = Signals.sine(22, 0.2, 6);
    for (int i = 0; i < rumbling.length; i++) {
      rumbling[i] += 0.1f;
    }

    assertThat(Signals.rms(clean(rumbling, CleanSettings.of(0)).samples())).isLessThan(0.01);
  }

  @Test
  void softensSibilantsThatStandOutAndNothingElse() throws IOException {
    float[] sharp = VOICE.clone();
    float[] hiss = sibilant(6000);
    for (int at = 24_000; at + hiss.length < sharp.length; at += 48_000) {
      Arrays.fill(sharp, at, at + hiss.length, 0);
      for (int i = 0; i < hiss.length; i++) {
        sharp[at + i] = 0.05f * hiss[i];
      }
    }

    Cleaned cleaned = clean(sharp, CleanSettings.NONE.withDeEss(1));

    assertThat(Signals.rms(Arrays.copyOfRange(cleaned.samples(), 25_500, 28_500)))
        .isLessThan(0.75 * Signals.rms(Arrays.copyOfRange(sharp, 25_500, 28_500)));
    assertThat(cleaned.result().decisions()).anyMatch(text -> text.startsWith("Softened"));
  }

  @Test
  void repairsClippingAndClicksThatItFinds() throws IOException {
    float[] clipped = Damage.clipped(VOICE, 0.75f * peak(VOICE));
    float[] clicking = Damage.clicking(VOICE, 2);

    Cleaned whole = clean(clipped, CleanSettings.of(1));
    Cleaned quiet = clean(clicking, CleanSettings.of(1));

    assertThat(SiSdr.db(VOICE, whole.samples()) - SiSdr.db(VOICE, clipped)).isGreaterThan(6);
    assertThat(whole.result().decisions()).anyMatch(text -> text.startsWith("Put back the peaks"));
    assertThat(SiSdr.db(VOICE, quiet.samples()) - SiSdr.db(VOICE, clicking)).isGreaterThan(12);
    assertThat(quiet.result().decisions()).anyMatch(text -> text.startsWith("Removed clicks"));
  }

  @Test
  void shapesWhenItIsAsked() throws IOException {
    var shaping =
        new Shaping(
            1,
            0.5,
            List.of(new Equaliser.HighShelf(6000, 3)),
            Optional.of(new Tuning(new MusicalKey(0, Mode.MAJOR), 0, 1, 0.5)));

    Cleaned cleaned = clean(VOICE, CleanSettings.NONE.withShaping(shaping));

    assertThat(cleaned.samples()).hasSameSizeAs(VOICE);
    assertThat(TuningError.of(cleaned.samples(), new MusicalKey(0, Mode.MAJOR), 0).median())
        .isLessThan(8);
    assertThat(cleaned.result().decisions())
        .contains(
            "Tuned the voice to C Major, as asked.",
            "Lowered the pauses, as asked.",
            "Brought the phrases to an even level, as asked.",
            "Changed the tone, as asked.");
  }

  @Test
  void keepsTheLengthOfAnyTake() throws IOException {
    for (int length : new int[] {1, 1023, 1024, 1025, 4096, 50_001}) {
      assertThat(clean(Signals.whiteNoise(0.1, length, 1), CleanSettings.of(1)).samples())
          .hasSize(length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 700, 2049, 60_000})
  void keepsTheLengthOfAStereoTakeWhateverIsAsked(int length) throws IOException {
    float[] left = Damage.clipped(Signals.whiteNoise(0.1, length, 1), 0.12f);
    float[] right = Signals.sine(200, 0.5, 2);
    var everything =
        new CleanSettings(
            1,
            70,
            1,
            1,
            1,
            1,
            new Shaping(
                1,
                1,
                List.of(new Equaliser.LowShelf(200, 3)),
                Optional.of(new Tuning(new MusicalKey(9, Mode.MINOR), 0, 1, 1))));

    PcmBuffer cleaned =
        DenoisingBench.clean(
            new PcmBuffer(
                new PcmFormat(Signals.RATE_HZ, 2),
                new float[][] {left, Arrays.copyOf(right, length)}),
            everything);

    assertThat(cleaned.frames()).isEqualTo(length);
    assertThat(Signals.rms(cleaned.samples()[1])).isLessThan(1);
  }

  @Test
  void cleansBothChannelsOfAStereoTake() throws IOException {
    float[] noise = Noises.HUM.of(VOICE.length);
    float[] left = DenoisingBench.mixed(VOICE, noise, 10);
    float[] quiet = VOICE.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] *= 0.5f;
    }
    float[] right = DenoisingBench.mixed(quiet, noise, 5);

    float[][] cleaned =
        DenoisingBench.clean(
                new PcmBuffer(new PcmFormat(Signals.RATE_HZ, 2), new float[][] {left, right}),
                CleanSettings.of(1))
            .samples();

    assertThat(SiSdr.db(VOICE, cleaned[0]) - SiSdr.db(VOICE, left)).isGreaterThan(8);
    assertThat(SiSdr.db(VOICE, cleaned[1]) - SiSdr.db(VOICE, right)).isGreaterThan(8);
  }

  @Test
  void leavesSilenceSilent() throws IOException {
    assertThat(clean(new float[48_000], CleanSettings.of(1)).samples()).containsOnly(0f);
  }

  private static Cleaned clean(float[] take, CleanSettings settings) throws IOException {
    return DenoisingBench.clean(take, settings);
  }

  private static float[] recording(String name, Path folder) throws IOException {
    return PcmBuffer.of(
            new Decoder(Ffmpeg.in(System.getenv()))
                .decode(TruthSet.file(name), folder.resolve("take.wav"))
                .open())
        .samples()[0];
  }

  private static float peak(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /** Notes with vibrato, harmonics under three formants, and gaps between them. */
  private static float[] voice(double seconds) {
    var random = new Random(1);
    float[] voice = new float[(int) (seconds * 48_000)];
    double phase = 0;
    int i = 0;
    while (i < voice.length) {
      int length = (int) ((0.25 + 0.4 * random.nextDouble()) * 48_000);
      double pitch = 130 * Math.pow(2, random.nextInt(14) / 12.0);
      double[] formants = {500 + 300 * random.nextDouble(), 1200 + 800 * random.nextDouble(), 2600};
      for (int k = 0; k < length && i < voice.length; k++, i++) {
        double hz = pitch * (1 + 0.012 * Math.sin(2 * Math.PI * 5.5 * k / 48_000));
        phase += 2 * Math.PI * hz / 48_000;
        double sum = 0;
        for (int harmonic = 1; harmonic * hz < 6000; harmonic++) {
          double gain = 0.05;
          for (double formant : formants) {
            gain += Math.exp(-Math.pow((harmonic * hz - formant) / 200, 2));
          }
          sum += gain / harmonic * Math.sin(harmonic * phase);
        }
        voice[i] = (float) (0.25 * Math.min(1, Math.min(k, length - k) / 2400.0) * sum);
      }
      i += (int) ((0.08 + 0.25 * random.nextDouble()) * 48_000);
    }
    return voice;
  }

  private static float[] sibilant(int length) {
    float[] hiss = new float[length];
    var random = new Random(5);
    for (int partial = 0; partial < 60; partial++) {
      double hz = 5500 + 4000 * random.nextDouble();
      double phase = 2 * Math.PI * random.nextDouble();
      for (int i = 0; i < length; i++) {
        hiss[i] += (float) Math.sin(2 * Math.PI * hz * i / 48_000 + phase);
      }
    }
    return hiss;
  }
}
