package dev.backline.audio.master;

import java.util.Locale;
import java.util.Optional;

/**
 * What a master must measure.
 *
 * @param lufs integrated loudness, −40 to −5
 * @param truePeakDbtp ceiling of the true peak, −9 to 0
 */
public record MasterTarget(double lufs, double truePeakDbtp) {
  public MasterTarget {
    if (!(lufs >= -40 && lufs <= -5)) {
      throw new IllegalArgumentException("lufs must be -40 to -5, was " + lufs);
    }
    if (!(truePeakDbtp >= -9 && truePeakDbtp <= 0)) {
      throw new IllegalArgumentException("truePeakDbtp must be -9 to 0, was " + truePeakDbtp);
    }
  }

  /** The target of a name: liab, streaming, apple, club. */
  public static Optional<MasterTarget> named(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "liab" -> Optional.of(new MasterTarget(-13, -1));
      case "streaming" -> Optional.of(new MasterTarget(-14, -1));
      case "apple" -> Optional.of(new MasterTarget(-16, -1));
      case "club" -> Optional.of(new MasterTarget(-9, -1));
      default -> Optional.empty();
    };
  }
}
