package dev.backline.bench.set;

import dev.backline.audio.pcm.PcmFormat;
import java.util.Random;

/** What lies under a voice, at 48 kHz and at any level. */
public enum Noise {
  WHITE {
    @Override
    void fill(float[] samples, Random random) {
      for (int i = 0; i < samples.length; i++) samples[i] = (float) random.nextGaussian();
    }
  },
  PINK {
    @Override
    void fill(float[] samples, Random random) {
      pink(samples, random, 1);
    }
  },
  /** Mains of 50 Hz, ten harmonics, and a fan. */
  HUM {
    @Override
    void fill(float[] samples, Random random) {
      pink(samples, random, 0.15);
      for (int harmonic = 1; harmonic <= 10; harmonic++) {
        double phase = 2 * Math.PI * random.nextDouble();
        double step = 2 * Math.PI * 50.02 * harmonic / PcmFormat.WORKING_RATE_HZ;
        for (int i = 0; i < samples.length; i++) {
          samples[i] += (float) (Math.sin(phase + step * i) / harmonic);
        }
      }
    }
  },
  /** Noise bands that come and go like syllables of sixty people in a hall. */
  CROWD {
    @Override
    void fill(float[] samples, Random random) {
      pink(samples, random, 0.05);
      for (int person = 0; person < 60; person++) talk(samples, random);
    }
  };

  private static final double[] POLES = {0.9986, 0.9667, 0.57};
  private static final double[] GAINS = {0.1, 0.3, 0.9};

  /** So many samples with an RMS of 1. */
  public float[] of(int length) {
    float[] samples = new float[length];
    fill(samples, new Random(name().hashCode()));
    double power = 1e-20;
    for (float sample : samples) power += (double) sample * sample / length;
    for (int i = 0; i < length; i++) samples[i] /= (float) Math.sqrt(power);
    return samples;
  }

  abstract void fill(float[] samples, Random random);

  private static void pink(float[] samples, Random random, double gain) {
    double[] states = new double[POLES.length];
    for (int i = 0; i < samples.length; i++) {
      double white = random.nextGaussian();
      for (int pole = 0; pole < POLES.length; pole++) {
        states[pole] = POLES[pole] * states[pole] + GAINS[pole] * white;
        samples[i] += (float) (gain * states[pole]);
      }
    }
  }

  private static void talk(float[] samples, Random random) {
    int at = -random.nextInt(PcmFormat.WORKING_RATE_HZ);
    while (at < samples.length) {
      int length = (int) ((0.07 + 0.22 * random.nextDouble()) * PcmFormat.WORKING_RATE_HZ);
      double hz = 250 + 1800 * Math.pow(random.nextDouble(), 2);
      double radius = 0.985;
      double a1 = 2 * radius * Math.cos(2 * Math.PI * hz / PcmFormat.WORKING_RATE_HZ);
      double y1 = 0;
      double y2 = 0;
      for (int i = 0; i < length; i++) {
        double y = 0.05 * random.nextGaussian() + a1 * y1 - radius * radius * y2;
        y2 = y1;
        y1 = y;
        if (at + i >= 0 && at + i < samples.length) {
          samples[at + i] += (float) (y * Math.sin(Math.PI * i / length));
        }
      }
      at += length + (int) (0.4 * random.nextDouble() * PcmFormat.WORKING_RATE_HZ);
    }
  }
}
