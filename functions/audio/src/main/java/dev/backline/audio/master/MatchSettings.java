package dev.backline.audio.master;

import java.util.OptionalDouble;

/**
 * How far a mix follows its reference.
 *
 * @param strength of the equaliser and of the compression, 0 (none) to 1
 * @param scope what follows
 * @param lufs the loudness; without one it is the reference's, or with {@link Scope#TONE} the mix's
 *     own
 * @param truePeakDbtp ceiling of the true peak, −9 to 0
 */
public record MatchSettings(
    double strength, Scope scope, OptionalDouble lufs, double truePeakDbtp) {
  public MatchSettings {
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException("matchStrength must be 0 to 1, was " + strength);
    }
    var checked = new MasterTarget(lufs.orElse(-14), truePeakDbtp);
    truePeakDbtp = checked.truePeakDbtp();
  }

  /** What follows the reference. */
  public enum Scope {
    /** Balance and width. */
    TONE,
    /** Balance, width, density and loudness. */
    WHOLE
  }

  /** Everything, fully, to the reference's own loudness. */
  public static MatchSettings whole() {
    return new MatchSettings(1, Scope.WHOLE, OptionalDouble.empty(), -1);
  }

  MasterTarget target(SoundProfile mix, SoundProfile reference) {
    var model = scope == Scope.WHOLE ? reference : mix;
    double own = Math.clamp(model.loudness().integratedLufs().orElse(-14), -40, -5);
    return new MasterTarget(lufs.orElse(own), truePeakDbtp);
  }
}
