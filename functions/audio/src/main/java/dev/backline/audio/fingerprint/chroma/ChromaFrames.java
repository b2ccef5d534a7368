package dev.backline.audio.fingerprint.chroma;

import dev.backline.audio.fingerprint.MonoAt11025;
import dev.backline.audio.spectrum.RealFft;
import java.util.Arrays;

/**
 * The energy of each of the twelve pitch classes over time, as Chromaprint hears it: frames of 4096
 * samples under a Hamming window, 1365 apart; energies from 28 to 3520 Hz added up by pitch class,
 * the first of which starts at the A of 27.5 Hz; smoothed over five frames; each frame scaled to
 * length 1, or silent when it is all but empty.
 */
final class ChromaFrames {

  private static final int SIZE = 4096;
  private static final double LOWEST_HZ = 28;
  private static final double HIGHEST_HZ = 3520;
  private static final double[] SMOOTHING = {0.25, 0.75, 1, 0.75, 0.25};
  private static final double EMPTY = 0.01;
  private static final int FIRST_BIN = bin(LOWEST_HZ);
  private static final int END_BIN = bin(HIGHEST_HZ);
  private static final float[] WINDOW = window();
  private static final int[] PITCH_CLASS = pitchClasses();

  private final RealFft fft = new RealFft(SIZE);
  private final short[] signal = new short[SIZE];
  private final float[] frame = new float[SIZE];
  private final double[][] raw = new double[SMOOTHING.length][ChromaPicture.BANDS];
  private final double[] chroma = new double[ChromaPicture.BANDS];
  private final Listener listener;
  private int filled;
  private long frames;

  /** Takes the finished frames. */
  @FunctionalInterface
  interface Listener {

    /** Takes one frame of 12 bands; the array is reused. */
    void hear(double[] chroma);
  }

  ChromaFrames(Listener listener) {
    this.listener = listener;
  }

  /** Takes a sample of 16 bits at 11,025 Hz. */
  void add(short sample) {
    signal[filled++] = sample;
    if (filled == SIZE) {
      addFrame();
      filled = SIZE - ChromaFingerprint.HOP;
      System.arraycopy(signal, ChromaFingerprint.HOP, signal, 0, filled);
    }
  }

  private void addFrame() {
    for (int i = 0; i < SIZE; i++) {
      frame[i] = signal[i] * WINDOW[i];
    }
    fft.forward(frame);
    double[] energy = raw[(int) (frames++ % raw.length)];
    Arrays.fill(energy, 0);
    for (int bin = FIRST_BIN; bin < END_BIN; bin++) {
      float re = frame[2 * bin];
      float im = frame[2 * bin + 1];
      energy[PITCH_CLASS[bin]] += re * re + im * im;
    }
    if (frames >= raw.length) {
      smooth();
      listener.hear(chroma);
    }
  }

  private void smooth() {
    double square = 0;
    for (int band = 0; band < chroma.length; band++) {
      double sum = 0;
      for (int i = 0; i < raw.length; i++) {
        sum += SMOOTHING[i] * raw[(int) ((frames + i) % raw.length)][band];
      }
      chroma[band] = sum;
      square += sum * sum;
    }
    double length = Math.sqrt(square);
    for (int band = 0; band < chroma.length; band++) {
      chroma[band] = length < EMPTY ? 0 : chroma[band] / length;
    }
  }

  private static int bin(double hz) {
    return (int) Math.round(SIZE * hz / MonoAt11025.RATE_HZ);
  }

  private static float[] window() {
    float[] window = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double hamming = 0.54 - 0.46 * StrictMath.cos(2 * Math.PI * i / (SIZE - 1));
      window[i] = (float) (hamming / Short.MAX_VALUE);
    }
    return window;
  }

  private static int[] pitchClasses() {
    int[] classes = new int[END_BIN];
    for (int bin = FIRST_BIN; bin < END_BIN; bin++) {
      double hz = (double) bin * MonoAt11025.RATE_HZ / SIZE;
      double octaves = StrictMath.log(hz / 27.5) / StrictMath.log(2);
      classes[bin] = (int) (ChromaPicture.BANDS * (octaves - Math.floor(octaves)));
    }
    return classes;
  }
}
