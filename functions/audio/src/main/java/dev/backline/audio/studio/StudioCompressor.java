package dev.backline.audio.studio;

import dev.backline.audio.synth.effect.Effect;

/**
 * A DynamicsCompressorNode: both channels together, 6 ms of look-ahead by which its output is late,
 * make-up gain of its own.
 *
 * @param thresholdDb where compression begins, −100 to 0
 * @param kneeDb range above the threshold in which the ratio is reached, 0 to 40
 * @param ratio decibels of input for one of output above the knee, 1 to 20
 * @param attackSeconds to lower the gain by 10 dB, 0 to 1; below 1 ms counts as 1 ms
 * @param releaseSeconds to raise the gain by 10 dB, 0 to 1
 */
public record StudioCompressor(
    double thresholdDb, double kneeDb, double ratio, double attackSeconds, double releaseSeconds)
    implements StudioEffect {

  /** The studio's own: nearly everything is compressed, softly. */
  public static final StudioCompressor USUAL = new StudioCompressor(-50, 40, 12, 0, 0.25);

  public StudioCompressor {
    Setting.check("thresholdDb", thresholdDb, -100, 0);
    Setting.check("kneeDb", kneeDb, 0, 40);
    Setting.check("ratio", ratio, 1, 20);
    Setting.check("attackSeconds", attackSeconds, 0, 1);
    Setting.check("releaseSeconds", releaseSeconds, 0, 1);
  }

  @Override
  public Effect at(int sampleRateHz) {
    return new DynamicsCompressor(this, sampleRateHz);
  }

  /** The browser's compressor has two channels at its output, whatever goes in. */
  @Override
  public boolean makesStereo() {
    return true;
  }
}
