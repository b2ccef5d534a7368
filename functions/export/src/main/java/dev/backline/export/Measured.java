package dev.backline.export;

import dev.backline.audio.loudness.Loudness;

/** A measurement as it travels. */
public final class Measured {

  private Measured() {}

  /** What silence has no level for is empty. */
  public static dev.backline.core.media.Loudness of(Loudness loudness) {
    return dev.backline.core.media.Loudness.read(
        loudness.integratedLufs(),
        loudness.rangeLu(),
        loudness.truePeakDbtp(),
        loudness.samplePeakDbfs(),
        loudness.maxMomentaryLufs(),
        loudness.maxShortTermLufs(),
        loudness.durationMs(),
        loudness.channels());
  }
}
