package dev.backline.audio.clean;

import dev.backline.audio.clean.hum.HumDetector;
import dev.backline.audio.clean.noise.NoiseProfile;
import dev.backline.audio.clean.repair.ClickDetector;
import dev.backline.audio.clean.repair.ClipDetector;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.spectrum.OverlapAdd;
import dev.backline.audio.spectrum.Powers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What a take needs, from one reading of it. */
final class Survey {

  private final NoiseProfile profile = new NoiseProfile(OverlapAdd.BINS);
  private final HumDetector hum;
  private final Bands bands;
  private final ClipDetector[] clipping;
  private final ClickDetector[] clicks;
  private final double[] sums;
  private long frames;

  private Survey(PcmFormat format) {
    this.hum = new HumDetector(format.sampleRateHz());
    this.bands = new Bands(format.sampleRateHz());
    this.clipping = new ClipDetector[format.channels()];
    this.clicks = new ClickDetector[format.channels()];
    for (int channel = 0; channel < clicks.length; channel++) {
      clipping[channel] = new ClipDetector();
      clicks[channel] = new ClickDetector(format.sampleRateHz());
    }
    this.sums = new double[format.channels()];
  }

  /** Reads a take to its end and closes it. */
  static Survey of(PcmSource take) throws IOException {
    var survey = new Survey(take.format());
    var powers = new Powers(OverlapAdd.SIZE);
    OverlapAdd.analyse(
        take.through(survey::hear),
        spectra -> {
          float[] power = powers.mean(spectra);
          survey.profile.add(power);
          survey.bands.add(power);
        });
    return survey;
  }

  NoiseProfile profile() {
    return profile;
  }

  List<Double> hum() {
    return hum.hum();
  }

  Bands bands() {
    return bands;
  }

  /** Where each channel was clipped. */
  List<ClipDetector.Levels> clipping() {
    return Arrays.stream(clipping).map(ClipDetector::levels).toList();
  }

  /** Clicks, if there are more than a mouth makes; else 0. */
  int disturbingClicks() {
    return Arrays.stream(clicks)
        .filter(ClickDetector::disturbing)
        .mapToInt(ClickDetector::clicks)
        .sum();
  }

  /** The mean of each channel. */
  float[] mean() {
    float[] mean = new float[sums.length];
    for (int channel = 0; channel < mean.length; channel++) {
      mean[channel] = (float) (sums[channel] / Math.max(1, frames));
    }
    return mean;
  }

  private void hear(float[][] block, int count) {
    hum.accept(block[0], count);
    for (int channel = 0; channel < sums.length; channel++) {
      clipping[channel].accept(block[channel], count);
      clicks[channel].accept(block[channel], count);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += block[channel][i];
      }
      sums[channel] += sum;
    }
    frames += count;
  }
}
