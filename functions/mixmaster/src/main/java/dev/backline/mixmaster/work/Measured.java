package dev.backline.mixmaster.work;

import dev.backline.core.media.Loudness;

public final class Measured {
  private Measured() {}

  public static Loudness of(dev.backline.audio.loudness.Loudness heard) {
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
