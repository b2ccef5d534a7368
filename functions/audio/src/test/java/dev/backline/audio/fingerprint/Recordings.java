package dev.backline.audio.fingerprint;

import dev.backline.audio.Signals;
import dev.backline.audio.pcm.PcmFormat;
import java.util.Arrays;
import java.util.Random;

/** Songs of 20 s at 48 kHz, each with notes of its own, and what may happen to a recording. */
public final class Recordings {

  private static final int RATE_HZ = PcmFormat.WORKING_RATE_HZ;
  private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};

  private Recordings() {}

  /** Struck notes in three voices and a drum, drawn by this seed; no bar is like another. */
  public static float[] song(int seed) {
    var random = new Random(seed);
    float[] song = new float[20 * RATE_HZ];
    double beat = 0.42 + 0.03 * random.nextInt(6);
    int root = 40 + random.nextInt(12);
    for (double time = 0; time < 19.5; time += beat / 2) {
      for (int octave = 0; octave < 3; octave++) {
        if (random.nextInt(3) > 0) {
          int midi = root + 12 * octave + MINOR[random.nextInt(MINOR.length)];
          strike(song, time, 440 * Math.pow(2, (midi - 69) / 12.0), 0.25 + random.nextDouble());
        }
      }
      if (random.nextInt(3) == 0) {
        float[] snare = Signals.whiteNoise(0.2, RATE_HZ / 8, random.nextLong());
        int at = (int) (time * RATE_HZ);
        for (int i = 0; i < snare.length; i++) {
          song[at + i] += snare[i] * (float) Math.exp(-i / 900.0);
        }
      }
    }
    return song;
  }

  /** A part of a signal. */
  public static float[] cut(float[] signal, double fromSeconds, double seconds) {
    int from = (int) (fromSeconds * RATE_HZ);
    return Arrays.copyOfRange(signal, from, from + (int) (seconds * RATE_HZ));
  }

  /** One after the other. */
  public static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** With another signal over it, whose RMS level lies this much above its own. */
  public static float[] mixed(float[] signal, float[] other, double levelDb) {
    double gain = Signals.rms(signal) / Signals.rms(other) * Math.pow(10, levelDb / 20);
    float[] mixed = signal.clone();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += (float) gain * other[i % other.length];
    }
    return mixed;
  }

  /** Played faster, as by a turntable: by interpolation with a cubic of Catmull and Rom. */
  public static float[] faster(float[] signal, double factor) {
    float[] played = new float[(int) ((signal.length - 4) / factor)];
    for (int i = 0; i < played.length; i++) {
      double place = 1 + i * factor;
      int at = (int) place;
      double t = place - at;
      double a = signal[at - 1];
      double b = signal[at];
      double c = signal[at + 1];
      double d = signal[at + 2];
      double cubic = 3 * (b - c) + d - a;
      played[i] = (float) (b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * cubic)));
    }
    return played;
  }

  private static void strike(float[] song, double time, double hz, double seconds) {
    int at = (int) (time * RATE_HZ);
    int length = Math.min((int) (seconds * RATE_HZ), song.length - at);
    for (int i = 0; i < length; i++) {
      double t = (double) i / RATE_HZ;
      double cycles = 2 * Math.PI * hz * t;
      double tone = Math.sin(cycles) + 0.5 * Math.sin(2 * cycles) + 0.3 * Math.sin(3 * cycles);
      song[at + i] += (float) (0.1 * Math.exp(-3 * t) * Math.min(1, i / 200.0) * tone);
    }
  }
}
