package dev.backline.audio.clean.tone;

import dev.backline.audio.pcm.PcmSource;

/**
 * Brings quiet phrases up and loud ones down, as an engineer's hand on the fader does before any
 * compressor: by what is heard from 300 ms before to 300 ms after, slowly, and never in the pauses.
 */
public final class Leveller implements Ride.Rider {

  private static final int AHEAD_STEPS = 30;
  private static final int WINDOW_STEPS = 2 * AHEAD_STEPS;
  private static final double SOUNDING_DB = 24;
  private static final double GREATEST_DB = 12;
  private static final double FASTEST_DB_PER_STEP = 0.12;

  private final Levels levels;
  private final double strength;
  private final double[] powers = new double[WINDOW_STEPS];
  private int at;
  private double gainDb;

  private Leveller(Levels levels, double strength) {
    this.levels = levels;
    this.strength = strength;
  }

  /**
   * A source of even level; closing it closes the source.
   *
   * @param levels of the whole take; its usual level stays
   * @param strength 0 changes nothing, 1 takes all slow differences away, up to 12 dB
   */
  public static PcmSource of(PcmSource source, Levels levels, double strength) {
    return strength == 0 ? source : new Ride(source, AHEAD_STEPS, new Leveller(levels, strength));
  }

  @Override
  public double gainDb(double levelAheadDb) {
    boolean sounds = levelAheadDb > levels.loudDb() - SOUNDING_DB;
    powers[at] = sounds ? Math.pow(10, levelAheadDb / 10) : 0;
    at = (at + 1) % WINDOW_STEPS;
    double sum = 0;
    int sounding = 0;
    for (double power : powers) {
      sum += power;
      sounding += power > 0 ? 1 : 0;
    }
    if (sounding > 0) {
      double wanted = strength * (levels.usualDb() - 10 * Math.log10(sum / sounding));
      double bounded = Math.clamp(wanted, -GREATEST_DB, GREATEST_DB);
      gainDb += Math.clamp(bounded - gainDb, -FASTEST_DB_PER_STEP, FASTEST_DB_PER_STEP);
    }
    return gainDb;
  }
}
