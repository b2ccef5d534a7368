package dev.backline.audio.mix;

import java.util.Locale;
import java.util.Optional;

/**
 * What a user may ask of the vocal's sound.
 *
 * @param eqLowDb shelf at 100 Hz, −6 to 6
 * @param eqMidDb peak at 1500 Hz two octaves wide, −6 to 6
 * @param eqHighDb shelf at 10 kHz, −6 to 6
 * @param compression 0 (none) to 1
 * @param reverb 0 (dry) to 1
 * @param vocalGainDb against the balance that the desk finds, −12 to 12
 * @param bandGainDb the same for the band
 * @param highPassHz below which the vocal is cut, 20 to 400
 * @param deEss 0 (none) to 1 (at most 10 dB)
 */
public record MixSettings(
    double eqLowDb,
    double eqMidDb,
    double eqHighDb,
    double compression,
    double reverb,
    double vocalGainDb,
    double bandGainDb,
    double highPassHz,
    double deEss) {

  public MixSettings {
    check("eq_low", eqLowDb, -6, 6);
    check("eq_mid", eqMidDb, -6, 6);
    check("eq_high", eqHighDb, -6, 6);
    check("compression", compression, 0, 1);
    check("reverb", reverb, 0, 1);
    check("vocal_gain", vocalGainDb, -12, 12);
    check("beat_gain", bandGainDb, -12, 12);
    check("hpf_hz", highPassHz, 20, 400);
    check("deess_amount", deEss, 0, 1);
  }

  /** With the high-pass and the de-esser that a voice usually needs. */
  public MixSettings(
      double eqLowDb,
      double eqMidDb,
      double eqHighDb,
      double compression,
      double reverb,
      double vocalGainDb,
      double bandGainDb) {
    this(eqLowDb, eqMidDb, eqHighDb, compression, reverb, vocalGainDb, bandGainDb, 85, 0.5);
  }

  private static void check(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          field + " must be " + least + " to " + most + ", was " + value);
    }
  }

  /** A flat equaliser, moderate compression, a little room. */
  public static MixSettings standard() {
    return new MixSettings(0, 0, 0, 0.4, 0.3, 0, 0);
  }

  /** A preset: warm, clean or bright. */
  public static Optional<MixSettings> preset(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "warm" -> Optional.of(new MixSettings(2.5, 0.5, -2, 0.45, 0.35, 0, 0));
      case "clean" -> Optional.of(new MixSettings(0, -2, 0, 0.3, 0.15, 0, 0));
      case "bright" -> Optional.of(new MixSettings(-1.5, 1, 3, 0.4, 0.25, 0, 0));
      default -> Optional.empty();
    };
  }
}
