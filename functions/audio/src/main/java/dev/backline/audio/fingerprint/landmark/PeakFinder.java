package dev.backline.audio.fingerprint.landmark;

import dev.backline.audio.spectrum.RealFft;
import java.util.Arrays;

/**
 * Finds the peaks of a spectrogram: what is louder than all that is near it in time and frequency.
 * A quiet sound keeps its peaks under a loud one wherever that is silent for a moment or has a gap
 * between its harmonics. Frames are 93 ms long under a Hann window and 23 ms apart.
 */
final class PeakFinder {

  private static final int SIZE = 1024;
  private static final int BINS = SIZE / 2;
  private static final int FIRST_BIN = 6;
  private static final int NEAR_BINS = 6;
  private static final int NEAR_FRAMES = 4;
  private static final int ROWS = 2 * NEAR_FRAMES + 1;
  private static final int MOST_PER_FRAME = 8;
  // Natural logarithms of power: 55 dB below the loudest of the last seconds, which fades by 6 dB
  // a second.
  private static final float DEPTH = 12.7f;
  private static final float FADE = 0.032f;
  private static final float SILENCE = -25;
  private static final float[] WINDOW = window();

  private final RealFft fft = new RealFft(SIZE);
  private final float[] signal = new float[SIZE];
  private final float[] frame = new float[SIZE];
  private final float[] power = new float[fft.bins()];
  private final float[][] levels = new float[ROWS][BINS];
  private final float[][] highest = new float[ROWS][BINS];
  private final int[] found = new int[BINS];
  private final Listener listener;
  private float loudest = SILENCE;
  private int filled = SIZE - LandmarkFingerprint.HOP;
  private long rows;

  /** Takes the peaks. */
  @FunctionalInterface
  interface Listener {

    /** Takes a peak; they come frame by frame. */
    void hear(float frame, float bin);
  }

  PeakFinder(Listener listener) {
    this.listener = listener;
    for (float[] row : levels) {
      Arrays.fill(row, SILENCE);
    }
    for (float[] row : highest) {
      Arrays.fill(row, SILENCE);
    }
  }

  /** Takes a sample at 11,025 Hz. */
  void add(float sample) {
    signal[filled++] = sample;
    if (filled == SIZE) {
      addFrame();
      filled = SIZE - LandmarkFingerprint.HOP;
      System.arraycopy(signal, LandmarkFingerprint.HOP, signal, 0, filled);
    }
  }

  /** Lets silence follow, so that the last frames have something after them. */
  void end() {
    for (int i = 0; i < SIZE + NEAR_FRAMES * LandmarkFingerprint.HOP; i++) {
      add(0);
    }
  }

  private void addFrame() {
    for (int i = 0; i < SIZE; i++) {
      frame[i] = signal[i] * WINDOW[i];
    }
    fft.forward(frame);
    Arrays.fill(power, 0);
    fft.addPower(frame, power);
    float[] level = levels[(int) (rows % ROWS)];
    float[] top = highest[(int) (rows % ROWS)];
    for (int bin = 0; bin < BINS; bin++) {
      level[bin] = (float) Math.log(power[bin] + 1e-10);
    }
    for (int bin = 0; bin < BINS; bin++) {
      float max = SILENCE;
      int to = Math.min(BINS - 1, bin + NEAR_BINS);
      for (int near = Math.max(0, bin - NEAR_BINS); near <= to; near++) {
        max = Math.max(max, level[near]);
      }
      top[bin] = max;
    }
    rows++;
    if (rows > NEAR_FRAMES) {
      pick(rows - 1 - NEAR_FRAMES);
    }
  }

  private void pick(long row) {
    float[] level = levels[(int) (row % ROWS)];
    float[] before = levels[(int) ((row + ROWS - 1) % ROWS)];
    float[] after = levels[(int) ((row + 1) % ROWS)];
    float floor = Math.max(SILENCE + 8, loudest - DEPTH);
    int count = 0;
    for (int bin = FIRST_BIN; bin < BINS - 1; bin++) {
      if (level[bin] > floor && isHighest(level[bin], bin)) {
        found[count++] = bin;
        loudest = Math.max(loudest, level[bin]);
      }
    }
    loudest -= FADE;
    while (count > MOST_PER_FRAME) {
      count = withoutQuietest(level, count);
    }
    for (int i = 0; i < count; i++) {
      int bin = found[i];
      listener.hear(
          row + offset(before[bin], level[bin], after[bin]),
          bin + offset(level[bin - 1], level[bin], level[bin + 1]));
    }
  }

  private boolean isHighest(float level, int bin) {
    for (float[] row : highest) {
      if (row[bin] > level) {
        return false;
      }
    }
    return true;
  }

  private int withoutQuietest(float[] level, int count) {
    int quietest = 0;
    for (int i = 1; i < count; i++) {
      if (level[found[i]] < level[found[quietest]]) {
        quietest = i;
      }
    }
    System.arraycopy(found, quietest + 1, found, quietest, count - 1 - quietest);
    return count - 1;
  }

  /** Where the parabola through three points has its peak, −½ to ½ from the middle one. */
  private static float offset(float before, float peak, float after) {
    float bend = before - 2 * peak + after;
    return bend < 0 ? Math.clamp((before - after) / (2 * bend), -0.5f, 0.5f) : 0;
  }

  private static float[] window() {
    float[] window = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / SIZE));
    }
    return window;
  }
}
