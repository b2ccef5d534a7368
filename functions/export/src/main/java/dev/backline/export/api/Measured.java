package dev.backline.export.api;

import dev.backline.audio.loudness.Loudness;
import java.util.Optional;

/** A measurement as it travels. */
final class Measured {

  private Measured() {}

  static dev.backline.core.media.Loudness of(Loudness loudness) {
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
