package dev.backline.audio.tempo;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * How suddenly sound begins, about 172 times a second, in a stream of mono samples: the rise of the
 * logarithmic energy in 28 bands, against the loudest neighbouring band two frames before, so that
 * vibrato and glides do not count (after Böck and Widmer, 2013). Keeps eight bytes a frame.
 */
public final class OnsetEnvelope {
  private static final double WINDOW_SECONDS = 0.0232;
  private static final double RATE_HZ = 172.3;
  private static final int BANDS = 28;
  private static final double LOWEST_HZ = 30;
  private static final double HIGHEST_HZ = 16_000;
  private static final double BASS_HZ = 180;
  private static final int LAG = 2;
  private static final float COMPRESSION = 100;

  private final double rate;
  private final int hop;
  private final float[] window;
  private final float[] ring;
  private final float[] frame;
  private final int[] edges;
  private final int bassBands;
  private final FloatFFT_1D fft;
  private final float[][] past = new float[LAG + 1][BANDS];
  private float[] strength = new float[4096];
  private float[] bass = new float[4096];
  private int frames;
  private int write;
  private int untilFrame;

  /** Listens to a signal of {@code sampleRateHz}. */
  public OnsetEnvelope(int sampleRateHz) {
    this.hop = Math.max(1, (int) Math.round(sampleRateHz / RATE_HZ));
    this.rate = sampleRateHz / (double) hop;
    int length = Math.max(64, (int) Math.round(WINDOW_SECONDS * sampleRateHz));
    this.window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) ((0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length)) * 2 / length);
    }
    this.ring = new float[length];
    int size = Integer.highestOneBit(length - 1) * 2;
    this.frame = new float[size];
    this.fft = new FloatFFT_1D(size);
    this.edges = edges(sampleRateHz, size);
    int low = 0;
    while (edges[low + 1] * (double) sampleRateHz / size < BASS_HZ) {
      low++;
    }
    this.bassBands = Math.max(1, low);
    // the first frame is centred on the first sample
    this.write = length / 2;
    this.untilFrame = length - length / 2;
  }

  private static int[] edges(int sampleRateHz, int size) {
    double top = Math.min(HIGHEST_HZ, 0.45 * sampleRateHz);
    var edges = new int[BANDS + 1];
    for (int b = 0; b <= BANDS; b++) {
      double hz = LOWEST_HZ * Math.pow(top / LOWEST_HZ, b / (double) BANDS);
      int bin = (int) Math.round(hz * size / sampleRateHz);
      edges[b] = b == 0 ? Math.max(1, bin) : Math.max(edges[b - 1] + 1, bin);
    }
    return edges;
  }

  /** Takes the next {@code n} samples. */
  public void accept(float[] samples, int n) {
    for (int i = 0; i < n; i++) {
      ring[write] = samples[i];
      write = write + 1 == ring.length ? 0 : write + 1;
      if (--untilFrame == 0) {
        untilFrame = hop;
        analyse();
      }
    }
  }

  private void analyse() {
    int tail = ring.length - write;
    for (int i = 0; i < tail; i++) {
      frame[i] = window[i] * ring[write + i];
    }
    for (int i = tail; i < ring.length; i++) {
      frame[i] = window[i] * ring[i - tail];
    }
    Arrays.fill(frame, ring.length, frame.length, 0);
    fft.realForward(frame);
    if (frames == strength.length) {
      strength = Arrays.copyOf(strength, 2 * frames);
      bass = Arrays.copyOf(bass, 2 * frames);
    }
    float[] now = past[frames % past.length];
    float[] before = past[(frames + 1) % past.length];
    for (int b = 0; b < BANDS; b++) {
      float energy = 0;
      for (int k = edges[b]; k < edges[b + 1]; k++) {
        energy += frame[2 * k] * frame[2 * k] + frame[2 * k + 1] * frame[2 * k + 1];
      }
      now[b] = (float) Math.log1p(COMPRESSION * Math.sqrt(energy));
    }
    float sum = 0;
    for (int b = 0; frames >= LAG && b < BANDS; b++) {
      float loudest =
          Math.max(
              before[b], Math.max(before[Math.max(0, b - 1)], before[Math.min(BANDS - 1, b + 1)]));
      sum += Math.max(0, now[b] - loudest);
      if (b == bassBands - 1) {
        bass[frames] = sum;
      }
    }
    strength[frames++] = sum;
  }

  /** Frames a second. */
  double rate() {
    return rate;
  }

  /** Strength of the onsets over all bands, one value a frame. */
  float[] strength() {
    return Arrays.copyOf(strength, frames);
  }

  /** The same below 180 Hz. */
  float[] bass() {
    return Arrays.copyOf(bass, frames);
  }
}
