package dev.backline.audio.clean.bench;

import dev.backline.audio.Signals;
import java.util.Random;

/** What microphones pick up besides a voice, made from seeds. */
public enum Noises {
  WHITE {
    @Override
    float[] make(int length) {
      return Signals.whiteNoise(1, length, 7);
    }
  },
  PINK {
    @Override
    float[] make(int length) {
      return pink(Signals.whiteNoise(1, length, 7));
    }
  },
  /** Mains hum with seven harmonics over the rush of a fan. */
  HUM {
    @Override
    float[] make(int length) {
      float[] hum = pink(Signals.whiteNoise(1, length, 7));
      for (int i = 0; i < length; i++) {
        hum[i] *= 0.2f;
        for (int harmonic = 1; harmonic < 8; harmonic++) {
          hum[i] +=
              (float) (Math.sin(2 * Math.PI * 50 * harmonic * i / Signals.RATE_HZ) / harmonic);
        }
      }
      return hum;
    }
  },
  /** A hundred people at a concert, far enough away that no word is understood. */
  CROWD {
    @Override
    float[] make(int length) {
      float[] crowd = pink(Signals.whiteNoise(0.02, length, 11));
      for (int person = 0; person < 100; person++) {
        addPerson(crowd, new Random(100 + person), 1);
      }
      return crowd;
    }
  },
  /** Six people who talk nearby. */
  BABBLE {
    @Override
    float[] make(int length) {
      float[] babble = new float[length];
      for (int person = 0; person < 6; person++) {
        addPerson(babble, new Random(300 + person), 0.3);
      }
      return babble;
    }
  };

  /** So many samples of it, at a level of its own. */
  public float[] of(int length) {
    return make(length);
  }

  abstract float[] make(int length);

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

  /** Syllables, voiced and not, each with two formants, from a throat with its own pitch. */
  private static void addPerson(float[] crowd, Random random, double pauses) {
    double pitch = 90 + 160 * random.nextDouble();
    double gain = 0.3 + random.nextDouble();
    int at = -random.nextInt(Signals.RATE_HZ);
    double phase = 0;
    while (at < crowd.length) {
      int length = (int) ((0.08 + 0.2 * random.nextDouble()) * Signals.RATE_HZ);
      boolean voiced = random.nextDouble() < 0.75;
      var first = new Resonance(300 + 600 * random.nextDouble(), 90);
      var second = new Resonance(900 + 1600 * random.nextDouble(), 140);
      var hiss = new Resonance(2500 + 3500 * random.nextDouble(), 1500);
      double glide = Math.pow(2, 0.6 * (random.nextDouble() - 0.5));
      for (int i = 0; i < length; i++) {
        phase += pitch * Math.pow(glide, i / (double) length) / Signals.RATE_HZ;
        double pulse = 0;
        if (phase >= 1) {
          phase -= 1;
          pulse = 30;
        }
        double sample =
            voiced
                ? first.next(pulse) + 0.5 * second.next(pulse)
                : 0.3 * hiss.next(random.nextGaussian());
        if (at + i >= 0 && at + i < crowd.length) {
          crowd[at + i] += (float) (gain * Math.sin(Math.PI * i / length) * sample);
        }
      }
      at += length + (int) (pauses * random.nextDouble() * Signals.RATE_HZ);
    }
  }

  private static final class Resonance {
    private final double a1;
    private final double a2;
    private final double gain;
    private double y1;
    private double y2;

    Resonance(double hz, double widthHz) {
      double radius = Math.exp(-Math.PI * widthHz / Signals.RATE_HZ);
      a1 = 2 * radius * Math.cos(2 * Math.PI * hz / Signals.RATE_HZ);
      a2 = -radius * radius;
      gain = 1 - radius;
    }

    double next(double x) {
      double y = gain * x + a1 * y1 + a2 * y2;
      y2 = y1;
      y1 = y;
      return y;
    }
  }
}
