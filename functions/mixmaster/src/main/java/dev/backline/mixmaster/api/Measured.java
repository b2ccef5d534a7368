package dev.backline.mixmaster.api;

import dev.backline.core.media.Loudness;
import java.util.Optional;

final class Measured {
  private Measured() {}

  static Loudness of(dev.backline.audio.loudness.Loudness heard) {
    var integrated = heard.integratedLufs();
    return new Loudness(
        integrated.isPresent() ? Optional.of(integrated.getAsDouble()) : Optional.empty(),
        Optional.of(heard.rangeLu()),
        Optional.of(heard.truePeakDbtp()),
        Optional.of(heard.samplePeakDbfs()),
        Optional.of(heard.maxMomentaryLufs()),
        Optional.of(heard.maxShortTermLufs()),
        heard.durationMs(),
        heard.channels());
  }
}
