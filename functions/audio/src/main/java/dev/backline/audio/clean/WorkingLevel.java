package dev.backline.audio.clean;

import dev.backline.audio.loudness.Loudness;
import java.util.Locale;
import java.util.Optional;

/**
 * The gain that brings a vocal to the level at which it is expected.
 *
 * @param gainDb positive to raise
 * @param reason as a sentence
 */
public record WorkingLevel(double gainDb, String reason) {

  private static final double TARGET_LUFS = -20;
  private static final double CEILING_DBTP = -1;

  /** The gain for a vocal of this loudness to the level at which the mix expects it. */
  public static WorkingLevel of(Loudness vocal) {
    if (vocal.integratedLufs().isEmpty()) {
      return new WorkingLevel(0, "Left the level as it is: what remains is too quiet to measure.");
    }
    double wanted = TARGET_LUFS - vocal.integratedLufs().getAsDouble();
    double possible = CEILING_DBTP - vocal.truePeakDbtp();
    double gainDb = Math.min(wanted, possible);
    String limit =
        wanted > possible
            ? String.format(Locale.ROOT, "; more would exceed %.0f dBTP", CEILING_DBTP)
            : "";
    return new WorkingLevel(
        gainDb,
        String.format(
            Locale.ROOT,
            "Changed the level by %+.1f dB towards %.0f LUFS%s.",
            gainDb,
            TARGET_LUFS,
            limit));
  }

  /** The gain for a vocal whose peaks reach beyond full scale, if these do. */
  static Optional<WorkingLevel> withinFullScale(Loudness vocal) {
    double peakDb = vocal.samplePeakDbfs();
    if (peakDb <= 0) return Optional.empty();
    double lowerDb = Math.ceil(10 * peakDb + 1) / 10;
    return Optional.of(
        new WorkingLevel(
            -lowerDb,
            String.format(
                Locale.ROOT,
                "Turned down by %.1f dB, as peaks reach beyond full scale.",
                lowerDb)));
  }
}
