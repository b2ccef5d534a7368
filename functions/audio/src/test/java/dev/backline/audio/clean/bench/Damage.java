package dev.backline.audio.clean.bench;

import dev.backline.audio.Signals;
import dev.backline.audio.spectrum.RealFft;
import java.util.Arrays;
import java.util.Random;

/** What happens to recordings, done on purpose, so that the whole recording is known. */
public final class Damage {

  private Damage() {}

  /** Cut off beyond this level. */
  public static float[] clipped(float[] voice, float level) {
    float[] clipped = voice.clone();
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.clamp(clipped[i], -level, level);
    }
    return clipped;
  }

  /**
   * In a room with as much reverberation as direct sound.
   *
   * @param decaySeconds in which it falls by 60 dB
   * @param untilSeconds how much of it is heard; 0.05 for the early reflections alone
   */
  public static float[] inARoom(float[] voice, double decaySeconds, double untilSeconds) {
    var random = new Random(3);
    float[] response = new float[(int) (decaySeconds * Signals.RATE_HZ)];
    for (int i = Signals.RATE_HZ / 333; i < response.length; i++) {
      double decay = Math.pow(10, -3.0 * i / response.length);
      response[i] = (float) (random.nextGaussian() * decay);
    }
    double size = Signals.rms(response) * Math.sqrt(response.length);
    for (int i = 0; i < response.length; i++) {
      response[i] = i < untilSeconds * Signals.RATE_HZ ? (float) (response[i] / size) : 0;
    }
    response[0] = 1;
    return convolved(voice, response);
  }

  private static float[] convolved(float[] voice, float[] response) {
    int size = Integer.highestOneBit(voice.length + response.length) * 2;
    var fft = new RealFft(size);
    float[] a = Arrays.copyOf(voice, size);
    float[] b = Arrays.copyOf(response, size);
    fft.forward(a);
    fft.forward(b);
    a[0] *= b[0];
    a[1] *= b[1];
    for (int i = 2; i < size; i += 2) {
      float re = a[i] * b[i] - a[i + 1] * b[i + 1];
      a[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
      a[i] = re;
    }
    fft.inverse(a);
    return Arrays.copyOf(a, voice.length);
  }

  /** With clicks of up to twelve samples, two to eight times as strong as the voice. */
  public static float[] clicking(float[] voice, double perSecond) {
    var random = new Random(5);
    float[] clicking = voice.clone();
    double rms = Signals.rms(voice);
    int clicks = (int) (perSecond * voice.length / Signals.RATE_HZ);
    for (int click = 0; click < clicks; click++) {
      int at = 2000 + random.nextInt(voice.length - 4000);
      int length = 1 + random.nextInt(12);
      double size = rms * (2 + 6 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
      for (int i = 0; i < length; i++) {
        double sign = i % 2 == 0 || random.nextBoolean() ? 1 : -1;
        clicking[at + i] += (float) (size * sign * Math.exp(-3.0 * i / length));
      }
    }
    return clicking;
  }
}
