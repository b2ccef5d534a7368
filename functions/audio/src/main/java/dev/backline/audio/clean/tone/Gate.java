package dev.backline.audio.clean.tone;

import dev.backline.audio.pcm.PcmSource;

/**
 * Lowers what lies between the words. It opens 30 ms before a word, so that none loses its first
 * consonant, and closes slowly, so that none loses its breath.
 */
public final class Gate implements Ride.Rider {

  private static final int AHEAD_STEPS = 3;
  private static final int HOLD_STEPS = 15;
  private static final int CLOSING_STEPS = 25;
  private static final double HYSTERESIS_DB = 6;
  private static final double DEEPEST_DB = 40;
  // Where the threshold lies between the quiet of a take and its voice.
  private static final double SHARE = 0.45;
  private static final double LEAST_BELOW_VOICE_DB = 12;
  private static final double MOST_BELOW_VOICE_DB = 45;

  private final double openDb;
  private final double depthDb;
  private int hold;
  private double gainDb;

  private Gate(double openDb, double depthDb) {
    this.openDb = openDb;
    this.depthDb = depthDb;
  }

  /**
   * A source with its pauses lowered; closing it closes the source.
   *
   * @param levels of the whole take
   * @param strength 0 changes nothing, 1 lowers pauses by 40 dB
   */
  public static PcmSource of(PcmSource source, Levels levels, double strength) {
    double below =
        Math.clamp(
            (1 - SHARE) * (levels.loudDb() - levels.quietDb()),
            LEAST_BELOW_VOICE_DB,
            MOST_BELOW_VOICE_DB);
    return strength == 0
        ? source
        : new Ride(source, AHEAD_STEPS, new Gate(levels.loudDb() - below, DEEPEST_DB * strength));
  }

  @Override
  public double gainDb(double levelAheadDb) {
    if (levelAheadDb > openDb || (hold > 0 && levelAheadDb > openDb - HYSTERESIS_DB)) {
      hold = HOLD_STEPS + AHEAD_STEPS;
    } else {
      hold = Math.max(0, hold - 1);
    }
    gainDb =
        hold > 0
            ? Math.min(0, gainDb + depthDb / AHEAD_STEPS)
            : Math.max(-depthDb, gainDb - depthDb / CLOSING_STEPS);
    return gainDb;
  }
}
