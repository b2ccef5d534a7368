package dev.backline.audio.clean.repair;

import dev.backline.audio.pcm.PcmSource;
import java.util.List;

/**
 * Puts the peaks back that clipping cut off: in place of the clipped samples come those that the
 * samples around them let expect, never lower than where they were cut. What was not clipped stays
 * as it is, to the bit. The peaks reach beyond full scale where the clipping was there.
 */
public final class DeClipper {

  private static final int ORDER = 32;
  private static final int ROUNDS = 3;
  // Beyond that a prediction has lost its hold.
  private static final double HIGHEST = 4;
  // A frame that is clipped for the most part gives a prediction nothing to go on.
  private static final int MOST = Repaired.SIZE * 5 / 8;

  private final List<ClipDetector.Levels> levels;
  private final double strength;
  private final AutoRegression prediction = new AutoRegression(Repaired.SIZE, ORDER);
  private final double[] frame = new double[Repaired.SIZE];
  private final int[] places = new int[Repaired.SIZE];

  private DeClipper(List<ClipDetector.Levels> levels, double strength) {
    this.levels = levels;
    this.strength = strength;
  }

  /**
   * A source without its clipping; closing it closes the source.
   *
   * @param levels of each channel
   * @param strength 0 leaves the peaks cut, 1 puts them back whole
   */
  public static PcmSource repair(
      PcmSource source, List<ClipDetector.Levels> levels, double strength) {
    return new Repaired(source, new DeClipper(levels, strength)::apply);
  }

  private void apply(int channel, float[] samples) {
    ClipDetector.Levels level = levels.get(channel);
    int count = 0;
    boolean inCore = false;
    for (int i = 0; i < Repaired.SIZE; i++) {
      frame[i] = samples[i];
      if (i >= Repaired.CONTEXT && level.covers(samples[i])) {
        places[count++] = i;
        inCore |= i < Repaired.CONTEXT + Repaired.CORE;
      }
    }
    if (!inCore || count > MOST) {
      return;
    }
    reconstruct(samples, level, count);
    for (int i = Repaired.CONTEXT; i < Repaired.CONTEXT + Repaired.CORE; i++) {
      if (level.covers(samples[i])) {
        double bound = HIGHEST * Math.abs(samples[i]);
        double whole = Math.clamp(frame[i], -bound, bound);
        samples[i] += (float) (strength * (whole - samples[i]));
      }
    }
  }

  /**
   * Samples that come out below the level are put there, and from the second round on count as
   * known.
   */
  private void reconstruct(float[] samples, ClipDetector.Levels level, int count) {
    int open = count;
    for (int round = 0; round < ROUNDS && open > 0; round++) {
      if (!prediction.learn(frame)) {
        return;
      }
      prediction.fill(frame, places, open);
      int still = 0;
      for (int i = 0; i < open; i++) {
        int place = places[i];
        boolean above = samples[place] > 0;
        double bound = above ? level.upper() : level.lower();
        boolean below = above ? frame[place] < bound : frame[place] > bound;
        if (below) {
          frame[place] = bound;
        }
        if (!below || round == 0) {
          places[still++] = place;
        }
      }
      open = still;
    }
  }
}
