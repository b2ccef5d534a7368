package dev.backline.audio.master;

import dev.backline.audio.limiter.PeakInterpolator;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import java.util.Arrays;

/**
 * A second opinion on the true peak of what is written to it, exact from a level of interest up.
 */
final class SteepPeak implements PcmSink {
  private static final int MIRRORED = 32;

  private final PcmFormat format;
  private final PeakInterpolator[] interpolators;
  private final float ofInterest;
  private float[] peaks = new float[0];
  private float highest;
  private boolean begun;

  /** A meter that looks between the samples where they could exceed {@code ofInterestDbtp}. */
  SteepPeak(PcmFormat format, double ofInterestDbtp) {
    this.format = format;
    this.ofInterest = (float) StrictMath.pow(10, ofInterestDbtp / 20);
    this.interpolators = new PeakInterpolator[format.channels()];
    Arrays.setAll(interpolators, _ -> PeakInterpolator.steep());
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int frames) {
    if (peaks.length < Math.max(frames, MIRRORED)) peaks = new float[Math.max(frames, MIRRORED)];
    if (!begun) mirrorStart(block, frames);
    for (int channel = 0; channel < interpolators.length; channel++) {
      Arrays.fill(peaks, 0, frames, 0);
      interpolators[channel].raise(block[channel], peaks, frames, ofInterest);
      for (int i = 0; i < frames; i++) highest = Math.max(highest, peaks[i]);
    }
  }

  /** Resamplers that begin at full level take the signal to have come from where it goes. */
  private void mirrorStart(float[][] block, int frames) {
    begun = true;
    int count = Math.min(MIRRORED, frames - 1);
    var mirror = new float[MIRRORED];
    for (int channel = 0; channel < interpolators.length; channel++) {
      for (int i = 0; i < count; i++) mirror[MIRRORED - 1 - i] = block[channel][i + 1];
      interpolators[channel].raise(mirror, peaks, MIRRORED, ofInterest);
    }
  }

  @Override
  public void close() {
    var silence = new float[interpolators.length][64];
    write(silence, 64);
  }

  /** The true peak; to be asked after {@link #close}. */
  double dbtp() {
    return highest > 0 ? 20 * StrictMath.log10(highest) : Loudness.SILENCE_DB;
  }
}
