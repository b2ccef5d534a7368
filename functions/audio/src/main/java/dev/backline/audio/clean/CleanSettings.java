package dev.backline.audio.clean;

/**
 * How much to clean. Each step is taken only where the take needs it; what is asked for in {@code
 * shaping} is done in any case.
 *
 * @param strength 0 leaves noise and hum as they are, 1 lowers noise by up to 30 dB
 * @param highPassHz frequency below which nothing of a voice is expected: rumble below it is cut
 *     where it disturbs; 0 to leave it
 * @param deEss 0 leaves sibilants as they are, 1 lowers those that stand out by up to 6 dB
 * @param deClip 0 leaves clipped peaks cut, 1 puts them back whole
 * @param deClick 0 leaves clicks, 1 takes away soft ones too
 * @param deReverb 0 leaves the room, 1 takes away what of its late reverberation can be foretold
 * @param shaping gate, level, tone and tuning
 */
public record CleanSettings(
    double strength,
    double highPassHz,
    double deEss,
    double deClip,
    double deClick,
    double deReverb,
    Shaping shaping) {

  /** Changes nothing. */
  public static final CleanSettings NONE = new CleanSettings(0, 0, 0, 0, 0, 0, Shaping.NONE);

  public CleanSettings {
    Strength.require("strength", strength);
    Strength.require("deEss", deEss);
    Strength.require("deClip", deClip);
    Strength.require("deClick", deClick);
    Strength.require("deReverb", deReverb);
    if (!(highPassHz >= 0 && highPassHz <= 500)) {
      throw new IllegalArgumentException("highPassHz must be 0 to 500, was " + highPassHz);
    }
  }

  /**
   * This strength, rumble cut below 70 Hz, gentle de-essing, clipping and clicks repaired; the room
   * stays, and nothing is shaped.
   */
  public static CleanSettings of(double strength) {
    return new CleanSettings(strength, 70, 0.3, 1, 1, 0, Shaping.NONE);
  }

  /** The same with noise and hum lowered by this much. */
  public CleanSettings withStrength(double changed) {
    return new CleanSettings(changed, highPassHz, deEss, deClip, deClick, deReverb, shaping);
  }

  /** The same with sibilants lowered by this much. */
  public CleanSettings withDeEss(double changed) {
    return new CleanSettings(strength, highPassHz, changed, deClip, deClick, deReverb, shaping);
  }

  /** The same with the room lowered by this much. */
  public CleanSettings withDeReverb(double changed) {
    return new CleanSettings(strength, highPassHz, deEss, deClip, deClick, changed, shaping);
  }

  /** The same, shaped like this. */
  public CleanSettings withShaping(Shaping changed) {
    return new CleanSettings(strength, highPassHz, deEss, deClip, deClick, deReverb, changed);
  }
}
