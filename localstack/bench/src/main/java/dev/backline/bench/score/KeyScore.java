package dev.backline.bench.score;

import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;

/** How near a key is to the true one, weighted as MIREX does. */
public final class KeyScore {
  private KeyScore() {}

  /** 1 when right, 0.5 for a fifth, 0.3 for the relative key, 0.2 for the parallel one. */
  public static double of(MusicalKey told, MusicalKey truth) {
    int interval = Math.floorMod(told.tonic() - truth.tonic(), 12);
    if (told.mode() == truth.mode()) {
      return interval == 0 ? 1 : interval == 5 || interval == 7 ? 0.5 : 0;
    }
    int relative = truth.mode() == Mode.MAJOR ? 9 : 3;
    return interval == relative ? 0.3 : interval == 0 ? 0.2 : 0;
  }
}
