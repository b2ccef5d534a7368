package dev.backline.export;

import dev.backline.audio.loudness.Loudness;
import java.util.Optional;

/** A measurement as it travels. */
public final class Measured {

  private Measured() {}

  /** What silence has no level for is empty. */
  public static dev.backline.core.media.Loudness of(Loudness loudness) {
    return new dev.backline.core.media.Loudness(
        loudness.integratedLufs().stream().boxed().findFirst(),
        Optional.of(loudness.rangeLu()),
        level(loudness.truePeakDbtp()),
        level(loudness.samplePeakDbfs()),
        level(loudness.maxMomentaryLufs()),
        level(loudness.maxShortTermLufs()),
        loudness.durationMs(),
        loudness.channels());
  }

  private static Optional<Double> level(double decibels) {
    return decibels <= Loudness.SILENCE_DB ? Optional.empty() : Optional.of(decibels);
  }
}
