package dev.backline.audio.studio;

import dev.backline.audio.synth.signal.Noise;

/**
 * A shoe-box hall: the direct echoes of its walls by mirror images (J. B. Allen and D. A. Berkley
 * 1979), then diffuse sound that grows over the first echoes, falls by 60 dB in 2.2 s and loses its
 * height on the way, as air and seats take it.
 */
final class Hall {
  private static final double DECAY_SECONDS = 2.2;
  private static final double LENGTH_SECONDS = 2.6;
  private static final double SOUND_METRES_A_SECOND = 343;
  private static final double[] SIZE_METRES = {20, 32, 14};
  private static final double[] STAGE_METRES = {9.1, 5.3, 1.6};
  private static final double[] SEAT_METRES = {10.4, 16.7, 1.3};
  private static final double EAR_METRES = 0.6;
  private static final double WALL = 0.8;
  private static final int IMAGES = 2;

  /** The diffuse field against an echo at the same distance. */
  private static final double DIFFUSE = 0.045;

  private static final double DIFFUSE_FROM_SECONDS = 0.02;
  private static final double DIFFUSE_FULL_SECONDS = 0.09;
  private static final double BRIGHT_HZ = 9000;
  private static final double DARK_HZ = 1200;
  private static final double RUMBLE_HZ = 90;

  private final int sampleRateHz;

  Hall(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  float[][] response() {
    var response = new float[2][(int) (LENGTH_SECONDS * sampleRateHz)];
    for (int ear = 0; ear < 2; ear++) {
      diffuse(response[ear], new Noise(7 + ear));
      echoes(response[ear], ear == 0 ? -EAR_METRES / 2 : EAR_METRES / 2);
    }
    return response;
  }

  private void diffuse(float[] into, Noise noise) {
    double low = 0;
    double rumble = 0;
    double rumbleShare = share(RUMBLE_HZ);
    for (int i = 0; i < into.length; i++) {
      double t = i / (double) sampleRateHz;
      double rise =
          Math.clamp(
              (t - DIFFUSE_FROM_SECONDS) / (DIFFUSE_FULL_SECONDS - DIFFUSE_FROM_SECONDS), 0, 1);
      double end = Math.clamp((LENGTH_SECONDS - t) / 0.1, 0, 1);
      double fall = StrictMath.exp(-StrictMath.log(1000) * t / DECAY_SECONDS);
      double bright = BRIGHT_HZ * StrictMath.pow(DARK_HZ / BRIGHT_HZ, t / DECAY_SECONDS);
      low += share(bright) * (noise.next() - low);
      rumble += rumbleShare * (low - rumble);
      into[i] = (float) (DIFFUSE * rise * rise * end * fall * (low - rumble));
    }
  }

  private double share(double hz) {
    return 1 - StrictMath.exp(-2 * StrictMath.PI * Math.min(hz, 0.4 * sampleRateHz) / sampleRateHz);
  }

  /** The room begins with its first echo: the direct sound is the dry signal. */
  private void echoes(float[] into, double earMetres) {
    double direct = distance(0, 0, 0, 0);
    for (int x = -IMAGES; x <= IMAGES; x++) {
      for (int y = -IMAGES; y <= IMAGES; y++) {
        for (int z = -IMAGES; z <= IMAGES; z++) {
          int bounces = Math.abs(x) + Math.abs(y) + Math.abs(z);
          if (bounces == 0 || bounces > IMAGES + 1) continue;
          double metres = distance(x, y, z, earMetres);
          int at = (int) ((metres - direct) / SOUND_METRES_A_SECOND * sampleRateHz);
          into[at] += (float) (StrictMath.pow(WALL, bounces) * direct / metres * 0.25);
        }
      }
    }
  }

  private static double distance(int x, int y, int z, double earMetres) {
    double across = image(0, x) - SEAT_METRES[0] - earMetres;
    double along = image(1, y) - SEAT_METRES[1];
    double up = image(2, z) - SEAT_METRES[2];
    return StrictMath.sqrt(across * across + along * along + up * up);
  }

  /** Where the stage is seen in the n-th mirror of two facing walls. */
  private static double image(int axis, int n) {
    double size = SIZE_METRES[axis];
    double at = STAGE_METRES[axis];
    return (n & 1) == 0 ? n * size + at : (n + 1) * size - at;
  }
}
