package dev.backline.audio.master;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Listens to the balance of five bands and proposes broad, small corrections towards that of
 * released music (a fall of about 4 dB an octave above 100 Hz, after P. Pestana et al. 2013).
 */
final class ToneBalance implements PcmSink {
  private static final double MOST_DB = 2.5;
  private static final double LEAST_DB = 0.3;
  private static final double HALF_WAY = 0.35;
  private static final double[] CENTRES = {60, 180, 560, 2200, 8500};
  private static final double[] USUAL_DB = {-5.0, -5.5, -8.0, -12.5, -19.5};
  private static final String[] NAMES = {"bass", "low middle", "middle", "presence", "air"};

  private final PcmFormat format;
  private final double tilt;
  private final Biquad[] bands = new Biquad[CENTRES.length];
  private final double[] energies = new double[CENTRES.length];
  private final float[] mono = new float[1 << 14];
  private final float[] band = new float[1 << 14];

  /**
   * A listener.
   *
   * @param tilt how much brighter than usual the genre is, in dB at the top
   */
  ToneBalance(PcmFormat format, double tilt) {
    this.format = format;
    this.tilt = tilt;
    for (int i = 0; i < bands.length; i++) {
      bands[i] = Biquad.bandPass(format.sampleRateHz(), CENTRES[i], 0.75);
    }
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int frames) {
    for (int start = 0; start < frames; start += mono.length) {
      int count = Math.min(mono.length, frames - start);
      for (int i = 0; i < count; i++) {
        mono[i] = 0.5f * (block[0][start + i] + block[1][start + i]);
      }
      for (int b = 0; b < bands.length; b++) {
        System.arraycopy(mono, 0, band, 0, count);
        bands[b].process(band, count);
        double sum = 0;
        for (int i = 0; i < count; i++) sum += band[i] * band[i];
        energies[b] += sum;
      }
    }
  }

  @Override
  public void close() {}

  private double[] corrections(double strength) {
    var gains = new double[CENTRES.length];
    double mean = 0;
    for (int i = 0; i < gains.length; i++) {
      double level = 10 * StrictMath.log10(energies[i] + 1e-12);
      gains[i] = USUAL_DB[i] + tilt * i / (gains.length - 1) - level;
      mean += gains[i] / gains.length;
    }
    for (int i = 0; i < gains.length; i++) {
      double gain = strength * Math.clamp((gains[i] - mean) * HALF_WAY, -MOST_DB, MOST_DB);
      gains[i] = Math.abs(gain) < LEAST_DB ? 0 : gain;
    }
    return gains;
  }

  /** The correction as an effect, by as much as {@code strength} from 0 to 1. */
  Effect correction(double strength) {
    double[] gains = corrections(strength);
    int rate = format.sampleRateHz();
    var filters = new ArrayList<Supplier<Biquad>>();
    filters.add(() -> Biquad.highPass(rate, 24, 0.7));
    for (int i = 0; i < gains.length; i++) {
      double gain = gains[i];
      if (gain == 0) continue;
      double hz = CENTRES[i];
      if (i == 0) filters.add(() -> Biquad.lowShelf(rate, 90, gain));
      else if (i == gains.length - 1) filters.add(() -> Biquad.highShelf(rate, 7000, gain));
      else filters.add(() -> Biquad.peak(rate, hz, 0.6, gain));
    }
    return new Filters(filters);
  }

  /** Says what the correction does. */
  void explain(double strength, List<Decision> decisions) {
    double[] gains = corrections(strength);
    for (int i = 0; i < gains.length; i++) {
      if (gains[i] == 0) continue;
      String move = "master.eq." + (int) CENTRES[i] + "Hz";
      String why = gains[i] > 0 ? "less than released music has" : "more than released music has";
      decisions.add(Decision.of(move, gains[i], "dB", NAMES[i] + ": " + why));
    }
  }
}
