package dev.backline.audio.master;

import dev.backline.audio.synth.effect.Effect;
import java.util.List;
import java.util.Optional;

/** How peaks are taken off before the limiter, from nothing to as much as there is. */
enum Clipping {
  NONE(0, 0),
  SOFT(-3, 3),
  HARD(-1.5, 0.6);

  private final double kneeDb;
  private final double mostDb;

  Clipping(double kneeDb, double mostDb) {
    this.kneeDb = kneeDb;
    this.mostDb = mostDb;
  }

  List<Effect> before(double ceilingDb) {
    return this == NONE ? List.of() : List.of(new SoftClip(ceilingDb + kneeDb, ceilingDb + mostDb));
  }

  Optional<Clipping> more() {
    return switch (this) {
      case NONE -> Optional.of(SOFT);
      case SOFT -> Optional.of(HARD);
      case HARD -> Optional.empty();
    };
  }
}
