package dev.backline.mixmaster.api;

import dev.backline.core.media.Loudness;

final class Measured {
  private Measured() {}

  static Loudness of(dev.backline.audio.loudness.Loudness heard) {
    return Loudness.read(
        heard.integratedLufs(),
        heard.rangeLu(),
        heard.truePeakDbtp(),
        heard.samplePeakDbfs(),
        heard.maxMomentaryLufs(),
        heard.maxShortTermLufs(),
        heard.durationMs(),
        heard.channels());
  }
}
