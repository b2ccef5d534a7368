package dev.backline.audio.master;

import dev.backline.audio.mix.Range;

/**
 * What a user asks of a master beside its target.
 *
 * @param aiMaster whether tone and density are worked on; without it only loudness and peaks are
 * @param strength how far those moves go, 0 to 1
 * @param midLevel factor of what both channels share, 0.5 to 2: 1 leaves the width as it is
 */
public record MasterSettings(boolean aiMaster, double strength, double midLevel) {
  private static final Range STRENGTH = new Range("master_strength", "", 0, 1);
  private static final Range MID_LEVEL = new Range("mid_level", "", 0.5, 2);

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException that names the parameter, its range and a value within
   */
  public MasterSettings {
    STRENGTH.check(strength);
    MID_LEVEL.check(midLevel);
  }

  /** All moves, the width as it is. */
  public static MasterSettings standard() {
    return new MasterSettings(true, 1, 1);
  }
}
