package dev.backline.audio.mix;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A sound by its name. It sets the equaliser, compression, reverb and limiter, whatever was asked.
 */
public enum MixPreset {
  /** More body, a softer top, more room. */
  WARM(2.5, 0.5, -2, 0.45, 0.35),
  /** Less of the middle, little compression, almost dry. */
  CLEAN(0, -2, 0, 0.3, 0.15),
  /** Less bass, more air. */
  BRIGHT(-1.5, 1, 3, 0.4, 0.25);

  /** The slider of 0.95 of full scale. */
  private static final double LIMITER = 0.25;

  private final double lowDb;
  private final double midDb;
  private final double highDb;
  private final double compression;
  private final double reverb;

  MixPreset(double lowDb, double midDb, double highDb, double compression, double reverb) {
    this.lowDb = lowDb;
    this.midDb = midDb;
    this.highDb = highDb;
    this.compression = compression;
    this.reverb = reverb;
  }

  /** The preset of a name: warm, clean or bright. */
  public static Optional<MixPreset> named(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "warm" -> Optional.of(WARM);
      case "clean" -> Optional.of(CLEAN);
      case "bright" -> Optional.of(BRIGHT);
      default -> Optional.empty();
    };
  }

  /** What it sets. */
  public Map<MixParameter, Double> sliders() {
    return Map.of(
        MixParameter.EQ_LOW, lowDb,
        MixParameter.EQ_MID, midDb,
        MixParameter.EQ_HIGH, highDb,
        MixParameter.COMPRESSION, compression,
        MixParameter.REVERB, reverb,
        MixParameter.LIMITER, LIMITER);
  }
}
