package dev.backline.audio.fingerprint.landmark;

import java.util.ArrayList;
import java.util.List;

/**
 * How a recording may have been played: faster or slower, with its pitch or without.
 *
 * @param speed how much faster it runs, 1 as it was
 * @param pitch by which factor its frequencies rose, 1 as they were
 */
record Warp(double speed, double pitch) {

  static final Warp NONE = new Warp(1, 1);

  /**
   * None; a turntable's, 0.5 % apart up to 6 % either way; a time stretcher's, 1 % apart up to 6 %.
   */
  static final List<Warp> ALL = all();

  private static List<Warp> all() {
    var warps = new ArrayList<Warp>(List.of(NONE));
    for (int step = 1; step <= 12; step++) {
      for (double change : new double[] {0.005 * step, -0.005 * step}) {
        warps.add(new Warp(1 + change, 1 + change));
        if (step % 2 == 0) {
          warps.add(new Warp(1 + change, 1));
        }
      }
    }
    return List.copyOf(warps);
  }
}
