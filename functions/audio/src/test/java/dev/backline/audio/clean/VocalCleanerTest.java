package dev.backline.audio.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocalCleanerTest {

  private static final float[] VOICE = voice(12);

  @ParameterizedTest
  @CsvSource({
    "white, 0, 10", "white, 5, 10", "white, 15, 8",
    "pink, 0, 8", "pink, 5, 8", "pink, 15, 6",
    "hum, 0, 10", "hum, 5, 8", "hum, 15, 6"
  })
  void raisesTheVoiceOutOfSteadyNoise(String kind, double ratioDb, double atLeastDb)
      throws IOException {
    float[] noisy = mixed(VOICE, noise(kind, VOICE.length), ratioDb);

    float[] cleaned = clean(noisy, CleanSettings.of(1)).samples;

    assertThat(siSdrDb(VOICE, cleaned) - siSdrDb(VOICE, noisy)).isGreaterThan(atLeastDb);
  }

  @Test
  void leavesACleanVoiceAsItIs() throws IOException {
    Cleaned cleaned = clean(VOICE, CleanSettings.of(1));

    assertThat(siSdrDb(VOICE, cleaned.samples)).isGreaterThan(40);
    assertThat(cleaned.result.noiseReductionDb()).isZero();
    assertThat(cleaned.result.decisions()).anyMatch(text -> text.startsWith("Left the noise"));
  }

  @Test
  void atStrengthZeroChangesNothing() throws IOException {
    float[] noisy = mixed(VOICE, noise("white", VOICE.length), 10);

    assertThat(siSdrDb(noisy, clean(noisy, new CleanSettings(0, 0, 0)).samples)).isGreaterThan(90);
  }

  @Test
  void lowersNoiseMoreTheStrongerItIsAsked() throws IOException {
    float[] noisy = mixed(VOICE, noise("white", VOICE.length), 10);

    double half = clean(noisy, CleanSettings.of(0.5)).result.noiseReductionDb();
    double whole = clean(noisy, CleanSettings.of(1)).result.noiseReductionDb();

    assertThat(half).isBetween(8.0, 15.5);
    assertThat(whole).isGreaterThan(half + 5);
  }

  @Test
  void removesTheMeanAndWhatRumbles() throws IOException {
    float[] rumbling = Signals.sine(22, 0.2, 6);
    for (int i = 0; i < rumbling.length; i++) {
      rumbling[i] += 0.1f;
    }

    assertThat(Signals.rms(clean(rumbling, CleanSettings.of(0)).samples)).isLessThan(0.01);
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

    Cleaned cleaned = clean(sharp, new CleanSettings(0, 0, 1));

    assertThat(Signals.rms(Arrays.copyOfRange(cleaned.samples, 25_500, 28_500)))
        .isLessThan(0.75 * Signals.rms(Arrays.copyOfRange(sharp, 25_500, 28_500)));
    assertThat(cleaned.result.decisions()).anyMatch(text -> text.startsWith("Softened"));
  }

  @Test
  void keepsTheLengthOfAnyTake() throws IOException {
    for (int length : new int[] {1, 1023, 1024, 1025, 4096, 50_001}) {
      assertThat(clean(Signals.whiteNoise(0.1, length, 1), CleanSettings.of(1)).samples)
          .hasSize(length);
    }
  }

  @Test
  void leavesSilenceSilent() throws IOException {
    assertThat(clean(new float[48_000], CleanSettings.of(1)).samples).containsOnly(0f);
  }

  private record Cleaned(
      CleanResult result, @SuppressWarnings("ArrayRecordComponent") float[] samples) {}

  private static Cleaned clean(float[] take, CleanSettings settings) throws IOException {
    PcmBuffer buffer = PcmBuffer.mono(take);
    var sink = new Collector();
    CleanResult result = new VocalCleaner(settings).clean(buffer::source, sink);
    return new Cleaned(result, Arrays.copyOf(sink.samples, sink.size));
  }

  private static final class Collector implements PcmSink {
    private float[] samples = new float[1 << 20];
    private int size;

    @Override
    public PcmFormat format() {
      return new PcmFormat(PcmFormat.WORKING_RATE_HZ, 1);
    }

    @Override
    public void write(float[][] block, int frames) {
      System.arraycopy(block[0], 0, samples, size, frames);
      size += frames;
    }

    @Override
    public void close() {}
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

  private static float[] noise(String kind, int length) {
    float[] white = Signals.whiteNoise(1, length, 7);
    return switch (kind) {
      case "white" -> white;
      case "pink" -> pink(white);
      default -> {
        float[] hum = pink(white);
        for (int i = 0; i < length; i++) {
          hum[i] *= 0.2f;
          for (int harmonic = 1; harmonic < 8; harmonic++) {
            hum[i] += (float) Math.sin(2 * Math.PI * 50 * harmonic * i / 48_000) / harmonic;
          }
        }
        yield hum;
      }
    };
  }

  /** First-order sections a factor of about seven apart make −3 dB per octave. */
  private static float[] pink(float[] white) {
    double[] poles = {0.9986, 0.9667, 0.57};
    double[] gains = {0.1, 0.3, 0.9};
    double[] states = new double[3];
    float[] pink = new float[white.length];
    for (int i = 0; i < white.length; i++) {
      for (int section = 0; section < 3; section++) {
        states[section] = poles[section] * states[section] + gains[section] * white[i];
        pink[i] += (float) states[section];
      }
    }
    return pink;
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

  private static float[] mixed(float[] voice, float[] noise, double ratioDb) {
    double gain = Signals.rms(voice) / Signals.rms(noise) * Math.pow(10, -ratioDb / 20);
    float[] mixed = new float[voice.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) (voice[i] + gain * noise[i]);
    }
    return mixed;
  }

  /** Scale-invariant signal-to-distortion ratio (Le Roux et al., ICASSP 2019). */
  private static double siSdrDb(float[] reference, float[] estimate) {
    double product = 0;
    double power = 0;
    for (int i = 0; i < reference.length; i++) {
      product += (double) reference[i] * estimate[i];
      power += (double) reference[i] * reference[i];
    }
    double scale = product / power;
    double error = 0;
    for (int i = 0; i < reference.length; i++) {
      double difference = estimate[i] - scale * reference[i];
      error += difference * difference;
    }
    return 10 * Math.log10(scale * scale * power / error);
  }
}
