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

  private final Map<MixParameter, Double> sliders;

  MixPreset(double low, double mid, double high, double compression, double reverb) {
    sliders =
        Map.of(
            MixParameter.EQ_LOW, low,
            MixParameter.EQ_MID, mid,
            MixParameter.EQ_HIGH, high,
            MixParameter.COMPRESSION, compression,
            MixParameter.REVERB, reverb,
            MixParameter.LIMITER, LIMITER);
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
    return sliders;
  }
}
