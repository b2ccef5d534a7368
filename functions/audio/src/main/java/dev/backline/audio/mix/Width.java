package dev.backline.audio.mix;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;

/**
 * Measures how wide a stereo stream is: the part of its power that its sides hold, from where ears
 * tell directions. What is below lies in the middle on every record.
 */
final class Width implements PcmSink {
  static final double LOWEST_HZ = 200;

  private final PcmFormat format;
  private final Biquad middleCut;
  private final Biquad sideCut;
  private float[] middle = new float[0];
  private float[] side = new float[0];
  private double middlePower;
  private double sidePower;

  Width(PcmFormat format) {
    this.format = format;
    middleCut = Biquad.highPass(format.sampleRateHz(), LOWEST_HZ, Math.sqrt(0.5));
    sideCut = Biquad.highPass(format.sampleRateHz(), LOWEST_HZ, Math.sqrt(0.5));
  }

  /** Power of all that was written. */
  double power() {
    return middlePower + sidePower;
  }

  /** The sides' part of the power, 0 to 1; 0 of silence. */
  double share() {
    return sidePower / Math.max(1e-30, power());
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int frames) {
    if (middle.length < frames) {
      middle = new float[frames];
      side = new float[frames];
    }
    for (int i = 0; i < frames; i++) {
      middle[i] = 0.5f * (block[0][i] + block[1][i]);
      side[i] = 0.5f * (block[0][i] - block[1][i]);
    }
    Biquad.processBoth(middleCut, middle, sideCut, side, frames);
    for (int i = 0; i < frames; i++) {
      middlePower += middle[i] * middle[i];
      sidePower += side[i] * side[i];
    }
  }

  @Override
  public void close() {}
}
