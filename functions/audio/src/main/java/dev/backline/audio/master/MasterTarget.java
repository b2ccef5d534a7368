package dev.backline.audio.master;

import dev.backline.audio.mix.Range;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a master must measure.
 *
 * @param lufs integrated loudness, −40 to −5
 * @param truePeakDbtp ceiling of the true peak, −9 to 0
 * @param mostRangeLu how far loud and quiet passages may lie apart (EBU Tech 3342), 1 to 50;
 *     without it as far as they do
 */
public record MasterTarget(double lufs, double truePeakDbtp, OptionalDouble mostRangeLu) {
  /** The last limiter lets no peak above 0.98 of full scale, whatever ceiling is asked for. */
  private static final double HIGHEST_DBTP = 20 * StrictMath.log10(0.98);

  private static final Range LUFS = new Range("lufs", "", -40, -5);
  private static final Range TRUE_PEAK = new Range("truePeakDbtp", "", -9, 0);
  private static final Range LOUDNESS_RANGE = new Range("loudness_range", "LU", 1, 50);

  /**
   * Checks every number.
   *
   * @throws IllegalArgumentException that names the number, its range and a value within
   */
  public MasterTarget {
    LUFS.check(lufs);
    TRUE_PEAK.check(truePeakDbtp);
    mostRangeLu.ifPresent(LOUDNESS_RANGE::check);
  }

  /** A target that leaves loud and quiet passages as far apart as they are. */
  public MasterTarget(double lufs, double truePeakDbtp) {
    this(lufs, truePeakDbtp, OptionalDouble.empty());
  }

  /** The same with loud and quiet passages no further apart than this. */
  public MasterTarget within(double rangeLu) {
    return new MasterTarget(lufs, truePeakDbtp, OptionalDouble.of(rangeLu));
  }

  /** The target of a name: liab, streaming, apple, club. */
  public static Optional<MasterTarget> named(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "liab" -> Optional.of(new MasterTarget(-13, -1).within(7));
      case "streaming" -> Optional.of(new MasterTarget(-14, -1));
      case "apple" -> Optional.of(new MasterTarget(-16, -1));
      case "club" -> Optional.of(new MasterTarget(-9, -1));
      default -> Optional.empty();
    };
  }

  /** What no true peak may pass. */
  double ceilingDbtp() {
    return Math.min(truePeakDbtp, HIGHEST_DBTP);
  }
}
