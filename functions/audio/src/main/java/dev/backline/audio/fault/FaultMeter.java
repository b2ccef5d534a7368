package dev.backline.audio.fault;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Looks for faults in what is written to it; keeps no audio. */
public final class FaultMeter implements PcmSink {

  // Of 16-bit samples the last before full scale counts as full scale: some converters stop there.
  private static final float FULL_SCALE = 32_766.5f / 32_768;
  private static final int SHORTEST_RUN = 3;
  private static final double SILENCE_DB = -144;

  private final PcmFormat format;
  private final double[] sums;
  private final double[] powers;
  private final int[] runs;
  private double product;
  private long frames;
  private int clippedRuns;
  private long clippedSamples;

  /** A meter for streams of this shape. */
  public FaultMeter(PcmFormat format) {
    this.format = format;
    this.sums = new double[format.channels()];
    this.powers = new double[format.channels()];
    this.runs = new int[format.channels()];
  }

  /** Measures a whole source and closes it. */
  public static Faults measure(PcmSource source) throws IOException {
    try (source) {
      var meter = new FaultMeter(source.format());
      source.transferTo(meter);
      return meter.faults();
    }
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int count) {
    for (int channel = 0; channel < sums.length; channel++) {
      addLevels(channel, block[channel], count);
      addRuns(channel, block[channel], count);
    }
    if (sums.length == 2) {
      double both = product;
      for (int i = 0; i < count; i++) {
        both += (double) block[0][i] * block[1][i];
      }
      product = both;
    }
    frames += count;
  }

  private void addLevels(int channel, float[] samples, int count) {
    double sum = sums[channel];
    double power = powers[channel];
    for (int i = 0; i < count; i++) {
      double sample = samples[i];
      sum += sample;
      power += sample * sample;
    }
    sums[channel] = sum;
    powers[channel] = power;
  }

  private void addRuns(int channel, float[] samples, int count) {
    int run = runs[channel];
    for (int i = 0; i < count; i++) {
      if (Math.abs(samples[i]) < FULL_SCALE) {
        run = 0;
      } else if (++run == SHORTEST_RUN) {
        clippedRuns++;
        clippedSamples += run;
      } else if (run > SHORTEST_RUN) {
        clippedSamples++;
      }
    }
    runs[channel] = run;
  }

  @Override
  public void close() {}

  /** What was found in all that was written so far. */
  public Faults faults() {
    return new Faults(
        Arrays.stream(sums).mapToObj(sum -> sum / Math.max(1, frames)).toList(),
        clippedRuns,
        clippedSamples,
        correlation(),
        monoDb());
  }

  private OptionalDouble correlation() {
    if (sums.length != 2 || powers[0] == 0 || powers[1] == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(product / Math.sqrt(powers[0] * powers[1]));
  }

  private OptionalDouble monoDb() {
    double power = Arrays.stream(powers).sum();
    if (sums.length != 2 || power == 0) {
      return OptionalDouble.empty();
    }
    double mono = (power + 2 * product) / 4;
    return OptionalDouble.of(
        Math.max(SILENCE_DB, 10 * Math.log10(Math.max(1e-30, mono / (power / 2)))));
  }
}
