package dev.backline.audio.clean;

/**
 * How much to clean.
 *
 * @param strength 0 leaves noise and hum as they are, 1 lowers noise by up to 30 dB
 * @param highPassHz frequency below which nothing of a voice is expected: rumble below it is cut
 *     where it disturbs; 0 to leave it
 * @param deEss 0 leaves sibilants as they are, 1 lowers those that stand out by up to 6 dB
 */
public record CleanSettings(double strength, double highPassHz, double deEss) {

  public CleanSettings {
    requireUnit("strength", strength);
    requireUnit("deEss", deEss);
    if (!(highPassHz >= 0 && highPassHz <= 500)) {
      throw new IllegalArgumentException("highPassHz must be 0 to 500, was " + highPassHz);
    }
  }

  /** This strength, rumble cut below 70 Hz and gentle de-essing, each only where it is needed. */
  public static CleanSettings of(double strength) {
    return new CleanSettings(strength, 70, 0.3);
  }

  private static void requireUnit(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be 0 to 1, was " + value);
    }
  }
}
