package dev.backline.audio;

import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import java.util.Random;

/** Test signals with known properties. */
public final class Signals {

  public static final int RATE_HZ = PcmFormat.WORKING_RATE_HZ;

  private Signals() {}

  /** A mono sine at 48 kHz. */
  public static float[] sine(double hz, double amplitude, double seconds) {
    return sine(PcmFormat.WORKING_RATE_HZ, hz, amplitude, seconds);
  }

  public static float[] sine(int rateHz, double hz, double amplitude, double seconds) {
    float[] signal = new float[(int) Math.round(seconds * rateHz)];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rateHz));
    }
    return signal;
  }

  /** Gaussian white noise of this RMS. */
  public static float[] whiteNoise(double rms, int samples, long seed) {
    var random = new Random(seed);
    float[] noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (float) (rms * random.nextGaussian());
    }
    return noise;
  }

  /** The same samples on each of several channels. */
  public static PcmBuffer onChannels(int rateHz, int channels, float[] signal) {
    float[][] samples = new float[channels][];
    for (int channel = 0; channel < channels; channel++) {
      samples[channel] = signal.clone();
    }
    return new PcmBuffer(new PcmFormat(rateHz, channels), samples);
  }

  public static double rms(float[] signal) {
    double sum = 0;
    for (float sample : signal) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / signal.length);
  }
}
