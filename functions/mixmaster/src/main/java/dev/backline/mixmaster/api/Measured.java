package dev.backline.mixmaster.api;

import dev.backline.core.media.Loudness;
import java.util.Optional;

final class Measured {
  private Measured() {}

  static Loudness of(dev.backline.audio.loudness.Loudness heard) {
    return new Loudness(
        heard.integratedLufs().stream().boxed().findFirst(),
        Optional.of(heard.rangeLu()),
        level(heard.truePeakDbtp()),
        level(heard.samplePeakDbfs()),
        level(heard.maxMomentaryLufs()),
        level(heard.maxShortTermLufs()),
        heard.durationMs(),
        heard.channels());
  }

  /** Silence has no level. */
  private static Optional<Double> level(double decibels) {
    return decibels <= dev.backline.audio.loudness.Loudness.SILENCE_DB
        ? Optional.empty()
        : Optional.of(decibels);
  }
}
