package dev.backline.audio.clean;

import dev.backline.audio.spectrum.OverlapAdd;
import java.util.Arrays;

/** How strong a take is, moment by moment, below a voice, in its body and in its sibilants. */
final class Bands {

  private static final double RUMBLE_BELOW_HZ = 60;
  private static final double LOUD = 0.9;
  private static final double STANDS_OUT = 2;

  private final int rumbleTo;
  private final int bodyFrom;
  private final int bodyTo;
  private final int sibilanceFrom;
  private final int sibilanceTo;
  private float[] body = new float[1024];
  private float[] sibilance = new float[1024];
  private double rumble;
  private float[] rest = new float[1024];
  private int frames;

  Bands(int sampleRateHz) {
    rumbleTo = bin(RUMBLE_BELOW_HZ, sampleRateHz);
    bodyFrom = bin(200, sampleRateHz);
    bodyTo = bin(4000, sampleRateHz);
    sibilanceFrom = bin(4500, sampleRateHz);
    sibilanceTo = bin(11_000, sampleRateHz);
  }

  void add(float[] power) {
    if (frames == body.length) {
      body = Arrays.copyOf(body, 2 * frames);
      sibilance = Arrays.copyOf(sibilance, 2 * frames);
      rest = Arrays.copyOf(rest, 2 * frames);
    }
    body[frames] = (float) body(power);
    rest[frames] = (float) sum(power, rumbleTo, power.length);
    sibilance[frames++] = (float) sibilance(power);
    // The mean, in the first two, has a remedy of its own.
    rumble += sum(power, 2, rumbleTo);
  }

  double body(float[] power) {
    return sum(power, bodyFrom, bodyTo);
  }

  double sibilance(float[] power) {
    return sum(power, sibilanceFrom, sibilanceTo);
  }

  int sibilanceFrom() {
    return sibilanceFrom;
  }

  int sibilanceTo() {
    return sibilanceTo;
  }

  /** Power of the body of the voice where it is loud; infinite when there is no voice. */
  double loudBody(float[] noise) {
    double level = sum(noise, rumbleTo, noise.length);
    float[] sung = new float[frames];
    int loud = 0;
    for (int i = 0; i < frames; i++) {
      if (rest[i] > STANDS_OUT * level) {
        sung[loud++] = body[i];
      }
    }
    Arrays.sort(sung, 0, loud);
    return loud == 0 ? Double.POSITIVE_INFINITY : sung[(int) (LOUD * (loud - 1))];
  }

  /** Whether any sibilant is louder than that. */
  boolean sharp(double loudBody) {
    for (int i = 0; i < frames; i++) {
      if (sibilance[i] > loudBody) {
        return true;
      }
    }
    return false;
  }

  /**
   * How far the noise lies below the voice, in decibels, where there is a voice; large when there
   * is no noise, very low when there is nothing else.
   */
  double voiceOverNoiseDb(float[] noise) {
    double level = sum(noise, rumbleTo, noise.length) + 1e-30;
    return 10 * Math.log10(Math.max(1e-3, voice(level) / level));
  }

  /** Whether any moment is louder than what is there all the time: in a drone none is. */
  boolean standOut(float[] noise) {
    return voice(sum(noise, rumbleTo, noise.length)) > 0;
  }

  /** Power below a voice over that of the voice, both without the noise that is there anyway. */
  double rumble(float[] noise) {
    double low = rumble / Math.max(1, frames) - sum(noise, 2, rumbleTo);
    return Math.max(0, low) / Math.max(1e-12, voice(sum(noise, rumbleTo, noise.length)));
  }

  /** Mean power, without the noise, of the moments that stand out of it. */
  private double voice(double noise) {
    double sum = 0;
    int loud = 0;
    for (int i = 0; i < frames; i++) {
      if (rest[i] > STANDS_OUT * noise) {
        sum += rest[i] - noise;
        loud++;
      }
    }
    return sum / Math.max(1, loud);
  }

  private static double sum(float[] power, int from, int to) {
    double sum = 0;
    for (int bin = from; bin < to; bin++) {
      sum += power[bin];
    }
    return sum;
  }

  private static int bin(double hz, int sampleRateHz) {
    return Math.min(OverlapAdd.BINS, (int) Math.round(hz * OverlapAdd.SIZE / sampleRateHz));
  }
}
