package dev.backline.audio.clean;

import dev.backline.audio.clean.tone.Equaliser;
import dev.backline.audio.clean.tuning.Tuning;
import java.util.List;
import java.util.Optional;

/**
 * What to make of a clean vocal; taste, not repair.
 *
 * @param gate 0 leaves the pauses, 1 lowers them by 40 dB
 * @param levelling 0 leaves quiet and loud phrases, 1 makes them even
 * @param bands of the equaliser; none leaves the tone
 * @param tuning how to correct the pitch; empty leaves it
 */
public record Shaping(
    double gate, double levelling, List<Equaliser.Band> bands, Optional<Tuning> tuning) {

  /** Leaves everything. */
  public static final Shaping NONE = new Shaping(0, 0, List.of(), Optional.empty());

  public Shaping {
    Strength.require("gate", gate);
    Strength.require("levelling", levelling);
    bands = List.copyOf(bands);
  }
}
