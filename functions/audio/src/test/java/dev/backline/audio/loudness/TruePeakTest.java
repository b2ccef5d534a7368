package dev.backline.audio.loudness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TruePeakTest {

  /** Told that every sample bends the most, the meter leaves nothing out that could matter. */
  @Property(tries = 60)
  void findsThePeakThatInterpolatingEverythingFinds(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 64) int chunk) {
    float[] signal = signal(new Random(seed));
    var meter = new LoudnessMeter(new PcmFormat(48_000, 1));
    var everything = new TruePeak();

    for (int from = 0; from < signal.length; from += chunk) {
      int count = Math.min(chunk, signal.length - from);
      float largest = 0;
      for (int i = from; i < from + count; i++) {
        largest = Math.max(largest, Math.abs(signal[i]));
      }
      everything.add(signal, from, count, largest, Float.MAX_VALUE);
    }
    everything.finish();
    meter.write(new float[][] {signal}, signal.length);
    meter.close();

    assertThat(meter.loudness().truePeakDbtp()).isEqualTo(20 * Math.log10(everything.peak()));
  }

  /** A few tones that swell, with noise and single jumps. */
  private static float[] signal(Random random) {
    float[] signal = Signals.whiteNoise(0.02 * random.nextDouble(), 9_000, random.nextLong());
    for (int tone = 0; tone < 4; tone++) {
      double hz = 60 * Math.pow(300, random.nextDouble());
      for (int i = 0; i < signal.length; i++) {
        double swell = 0.3 * Math.sin(Math.PI * i / signal.length);
        signal[i] += (float) (swell * Math.sin(2 * Math.PI * hz * i / 48_000));
      }
    }
    signal[random.nextInt(signal.length)] += (float) random.nextGaussian();
    return signal;
  }
}
