package dev.backline.audio.mix;

import java.util.Locale;
import java.util.Optional;

/** What becomes of the loudest when −10 dB is laid at T. */
public enum CompressionCurve {
  /** Full scale stays: the lower T, the steeper the curve rises above −10 dB. */
  SOURCE,
  /** Goes on as it does below −10 dB, so that nothing is expanded. */
  V2;

  /** The curve of a name: source or v2. */
  public static Optional<CompressionCurve> named(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "source" -> Optional.of(SOURCE);
      case "v2" -> Optional.of(V2);
      default -> Optional.empty();
    };
  }

  /** Where 0 dB comes to lie if −10 dB does at {@code t}. */
  double top(double t) {
    return switch (this) {
      case SOURCE -> 0;
      case V2 -> 2 * t + 20;
    };
  }
}
