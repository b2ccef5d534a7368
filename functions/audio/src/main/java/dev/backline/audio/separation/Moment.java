package dev.backline.audio.separation;

/** A window of the mix. */
final class Moment {
  private final float[][] spectra;
  private final float[][] leaving;
  private final int frames;

  Moment(float[][] spectra, float[][] leaving, int frames) {
    this.spectra = spectra;
    this.leaving = leaving;
    this.frames = frames;
  }

  /** Spectra, packed as {@link dev.backline.audio.spectrum.RealFft} packs them, per channel. */
  float[][] spectra() {
    return spectra;
  }

  /** The mix where no later window reaches, per channel. */
  float[][] leaving() {
    return leaving;
  }

  /** How much of {@link #leaving} is of the mix, not before its start nor after its end. */
  int frames() {
    return frames;
  }
}
