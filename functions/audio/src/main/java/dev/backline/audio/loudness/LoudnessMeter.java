package dev.backline.audio.loudness;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Measures what is written to it. Keeps one number for each 100 ms and nothing else, so the length
 * of a file does not matter. One channel counts once: the same signal on two channels is 3 LU
 * louder, as BS.1770 has it. From five channels on the fourth and later are surrounds (+1.5 dB); of
 * six or more the fourth is the LFE and is left out.
 */
public final class LoudnessMeter implements PcmSink {

  /** Distance of the values of {@link #momentaryLufs()} and {@link #shortTermLufs()}. */
  public static final int STEP_MS = 100;

  private static final int MOMENTARY_STEPS = 4;
  private static final int SHORT_TERM_STEPS = 30;

  private final PcmFormat format;
  private final KWeighting[] weightings;
  private final TruePeak[] peaks;
  private double[] energies = new double[1024];
  private int steps;
  private double energy;
  private long frames;
  private long stepEnd;
  private long stepStart;
  private boolean closed;

  /** A meter for streams of this shape. */
  public LoudnessMeter(PcmFormat format) {
    this.format = format;
    int channels = format.channels();
    this.weightings =
        IntStream.range(0, (channels + 1) / 2)
            .mapToObj(_ -> new KWeighting(format.sampleRateHz()))
            .toArray(KWeighting[]::new);
    this.peaks =
        IntStream.range(0, channels).mapToObj(_ -> new TruePeak()).toArray(TruePeak[]::new);
    this.stepEnd = stepEnd();
  }

  /** Measures a whole source and closes it. */
  public static Loudness measure(PcmSource source) throws IOException {
    try (source) {
      var meter = new LoudnessMeter(source.format());
      source.transferTo(meter);
      meter.close();
      return meter.loudness();
    }
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int count) {
    int from = 0;
    while (from < count) {
      int to = (int) Math.min(Math.min(count, from + TruePeak.LONGEST), from + stepEnd - frames);
      for (int pair = 0; pair < weightings.length; pair++) {
        measure(pair, block, from, to);
      }
      frames += to - from;
      from = to;
      if (frames == stepEnd) {
        endStep();
      }
    }
  }

  private void measure(int pair, float[][] block, int from, int to) {
    int left = 2 * pair;
    // The last of an odd number of channels stands beside itself.
    int right = Math.min(left + 1, peaks.length - 1);
    KWeighting weighting = weightings[pair];
    weighting.add(block[left], block[right], from, to);
    for (int channel = left; channel <= right; channel++) {
      energy += weight(channel) * weighting.energy(channel - left);
      int side = channel - left;
      peaks[channel].add(
          block[channel], from, to - from, weighting.peak(side), weighting.bend(side));
    }
  }

  private void endStep() {
    if (steps == energies.length) {
      energies = Arrays.copyOf(energies, steps * 2);
    }
    energies[steps++] = energy / (stepEnd - stepStart);
    energy = 0;
    stepStart = stepEnd;
    stepEnd = stepEnd();
  }

  private long stepEnd() {
    return Math.max(stepStart + 1, Math.round((steps + 1) * format.sampleRateHz() / 10.0));
  }

  private double weight(int channel) {
    if (peaks.length < 5 || channel < 3) {
      return 1;
    }
    return peaks.length > 5 && channel == 3 ? 0 : 1.41;
  }

  /** Ends the stream: the last samples pass the true-peak interpolator. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      for (TruePeak peak : peaks) {
        peak.finish();
      }
    }
  }

  /** The measurement of all that was written so far. */
  public Loudness loudness() {
    double[] momentary = windows(MOMENTARY_STEPS);
    double[] shortTerm = windows(SHORT_TERM_STEPS);
    double truePeak = Arrays.stream(peaks).mapToDouble(TruePeak::peak).max().orElse(0);
    double samplePeak = Arrays.stream(peaks).mapToDouble(TruePeak::samplePeak).max().orElse(0);
    return new Loudness(
        Gating.integrated(momentary),
        Gating.range(shortTerm),
        decibels(truePeak),
        decibels(samplePeak),
        Gating.lufs(Arrays.stream(momentary).max().orElse(0)),
        Gating.lufs(Arrays.stream(shortTerm).max().orElse(0)),
        format.millis(frames),
        format.channels());
  }

  /** Loudness of the 400 ms that end at 400 ms, 500 ms, ... */
  public double[] momentaryLufs() {
    return Arrays.stream(windows(MOMENTARY_STEPS)).map(Gating::lufs).toArray();
  }

  /** Loudness of the 3 s that end at 3 s, 3.1 s, ... */
  public double[] shortTermLufs() {
    return Arrays.stream(windows(SHORT_TERM_STEPS)).map(Gating::lufs).toArray();
  }

  private double[] windows(int length) {
    if (steps < length) {
      return new double[0];
    }
    double[] windows = new double[steps - length + 1];
    for (int i = 0; i < windows.length; i++) {
      double sum = 0;
      for (int step = i; step < i + length; step++) {
        sum += energies[step];
      }
      windows[i] = sum / length;
    }
    return windows;
  }

  private static double decibels(double amplitude) {
    return amplitude <= 0
        ? Loudness.SILENCE_DB
        : Math.max(Loudness.SILENCE_DB, 20 * Math.log10(amplitude));
  }
}
