package dev.backline.audio.master;

import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.synth.effect.Effect;

/**
 * Rides the fader slowly, so that loud and quiet passages lie closer together; what happens within
 * three seconds stays as it is.
 */
final class LevelRide implements Effect {
  private static final double CENTRE_SECONDS = 1.5;
  private static final double DEEPEST_LU = 20;

  private final double[] gainsDb;
  private final double framesPerStep;
  private final double centre;
  private long frame;

  /**
   * A ride.
   *
   * @param shortTermLufs of the programme, every {@link LoudnessMeter#STEP_MS}
   * @param programmeLufs its integrated loudness, which stays where it is
   * @param share what is left of each distance from it, 0 to 1
   */
  LevelRide(int rateHz, double[] shortTermLufs, double programmeLufs, double share) {
    framesPerStep = rateHz * LoudnessMeter.STEP_MS / 1000.0;
    centre = CENTRE_SECONDS * rateHz;
    gainsDb = new double[Math.max(1, shortTermLufs.length)];
    for (int i = 0; i < shortTermLufs.length; i++) {
      double away = Math.clamp(shortTermLufs[i] - programmeLufs, -DEEPEST_LU, DEEPEST_LU);
      gainsDb[i] = (share - 1) * away;
    }
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int start = 0; start < frames; start += 16) {
      float gain = (float) StrictMath.pow(10, gainDb(frame + start) / 20);
      for (int i = start; i < Math.min(frames, start + 16); i++) {
        left[i] *= gain;
        right[i] *= gain;
      }
    }
    frame += frames;
  }

  private double gainDb(long at) {
    double place = Math.clamp((at - centre) / framesPerStep, 0, gainsDb.length - 1.0);
    int below = (int) place;
    int above = Math.min(below + 1, gainsDb.length - 1);
    return gainsDb[below] + (place - below) * (gainsDb[above] - gainsDb[below]);
  }
}
