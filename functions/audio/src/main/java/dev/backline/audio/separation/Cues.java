package dev.backline.audio.separation;

import java.util.Arrays;
import java.util.List;

/**
 * What tells the parts of a mix from each other, at each moment and frequency of a passage:
 *
 * <ul>
 *   <li>how steady the sound is over time, and how smooth over frequency: medians along either
 *       (Fitzgerald, 2010), over several lengths (Driedger et al., 2014);
 *   <li>whether it rises or falls;
 *   <li>whether it repeats (Rafii and Pardo, 2012);
 *   <li>where it stands between the channels (Barry et al., 2004);
 *   <li>how near it is to a harmonic of the leading voice and of the bass;
 *   <li>how it stands out of its surroundings.
 * </ul>
 *
 * All of them are ratios, so that the level of the mix does not matter.
 */
final class Cues {
  /** How many there are. */
  static final int COUNT = 24;

  private static final HarmonicLine.Range VOICE = new HarmonicLine.Range(85, 1000, 14, 0.88);
  private static final HarmonicLine.Range BASS = new HarmonicLine.Range(32, 240, 5, 0.7);
  private static final double FLOOR = 1e-24;
  private static final double CENTRE_SHARPNESS = 3;
  private static final int WIDE_BINS = 40;

  private final int moments;
  private final int bins;
  private final double hzPerBin;
  private final boolean mono;
  private final float[][] levels;
  private final float[][] steadyLong;
  private final float[][] steadyShort;
  private final float[][] smooth;
  private final float[][] repeated;
  private final float[][] side;
  private final float[][] balance;
  private final float[] average;
  private final float[] struck;
  private final float[] low;
  private final HarmonicLine voice;
  private final HarmonicLine bass;

  Cues(List<Moment> passage, double hzPerBin) {
    this.moments = passage.size();
    this.bins = passage.getFirst().spectra()[0].length / 2 + 1;
    this.hzPerBin = hzPerBin;
    this.mono = passage.getFirst().spectra().length == 1;
    this.levels = new float[moments][bins];
    this.side = new float[moments][bins];
    this.balance = new float[moments][bins];
    listen(passage);
    this.steadyLong = alongTime(24);
    this.steadyShort = alongTime(6);
    this.smooth = alongFrequency(8);
    this.repeated = Repetition.of(levels);
    this.average = average();
    this.struck = struck();
    this.low = lowLevels();
    this.voice = HarmonicLine.of(voiceWeights(), hzPerBin, VOICE);
    this.bass = HarmonicLine.of(bassWeights(), hzPerBin, BASS);
  }

  int bins() {
    return bins;
  }

  private void listen(List<Moment> passage) {
    double sum = 0;
    for (int t = 0; t < moments; t++) {
      float[][] spectra = passage.get(t).spectra();
      for (int bin = 0; bin < bins; bin++) {
        float power = 0;
        float difference = 0;
        float left = 0;
        for (int channel = 0; channel < spectra.length; channel++) {
          float re = re(spectra[channel], bin);
          float im = im(spectra[channel], bin);
          power += re * re + im * im;
          if (channel == 0) {
            left = power;
          } else {
            float a = re(spectra[0], bin) - re;
            float b = im(spectra[0], bin) - im;
            difference = 0.5f * (a * a + b * b);
          }
        }
        levels[t][bin] = power;
        side[t][bin] = difference;
        balance[t][bin] = mono ? 0 : 2 * left - power;
        sum += power;
      }
    }
    float floor = (float) (1e-8 * sum / ((double) moments * bins) + FLOOR);
    smoothPlace(floor);
    for (float[] row : levels) {
      for (int bin = 0; bin < bins; bin++) {
        row[bin] = (float) Math.log(row[bin] + floor);
      }
    }
  }

  /** Shares of the sides and of one side's surplus in the power round about each place. */
  private void smoothPlace(float floor) {
    if (mono) {
      return;
    }
    float[][] sides = new float[moments][];
    float[][] balances = new float[moments][];
    float[][] powers = new float[moments][];
    for (int t = 0; t < moments; t++) {
      sides[t] = boxed(side[t], 1);
      balances[t] = boxed(balance[t], 1);
      powers[t] = boxed(levels[t], 1);
    }
    for (int t = 0; t < moments; t++) {
      int from = Math.max(0, t - 1);
      int to = Math.min(moments - 1, t + 1);
      for (int bin = 0; bin < bins; bin++) {
        float s = 0;
        float b = 0;
        float p = 3 * floor;
        for (int u = from; u <= to; u++) {
          s += sides[u][bin];
          b += balances[u][bin];
          p += powers[u][bin];
        }
        side[t][bin] = s / p;
        balance[t][bin] = Math.abs(b) / p;
      }
    }
  }

  private static float[] boxed(float[] row, int reach) {
    float[] sums = new float[row.length];
    double sum = 0;
    for (int i = 0; i < Math.min(reach, row.length); i++) {
      sum += row[i];
    }
    for (int i = 0; i < row.length; i++) {
      if (i + reach < row.length) {
        sum += row[i + reach];
      }
      if (i - reach > 0) {
        sum -= row[i - reach - 1];
      }
      sums[i] = (float) Math.max(0, sum);
    }
    return sums;
  }

  private static float re(float[] spectrum, int bin) {
    return bin == spectrum.length / 2 ? spectrum[1] : spectrum[2 * bin];
  }

  private static float im(float[] spectrum, int bin) {
    return bin == 0 || bin == spectrum.length / 2 ? 0 : spectrum[2 * bin + 1];
  }

  private float[][] alongTime(int reach) {
    var median = new RunningMedian(reach);
    float[][] medians = new float[moments][bins];
    var row = new float[moments];
    var filtered = new float[moments];
    for (int bin = 0; bin < bins; bin++) {
      for (int t = 0; t < moments; t++) {
        row[t] = levels[t][bin];
      }
      median.filter(row, filtered, moments);
      for (int t = 0; t < moments; t++) {
        medians[t][bin] = filtered[t];
      }
    }
    return medians;
  }

  private float[][] alongFrequency(int reach) {
    var median = new RunningMedian(reach);
    float[][] medians = new float[moments][bins];
    for (int t = 0; t < moments; t++) {
      median.filter(levels[t], medians[t], bins);
    }
    return medians;
  }

  /** The mean level of each frequency. */
  private float[] average() {
    var mean = new float[bins];
    for (float[] row : levels) {
      for (int bin = 0; bin < bins; bin++) {
        mean[bin] += row[bin] / moments;
      }
    }
    return mean;
  }

  /** How many of the frequencies above 200 Hz rise at a moment, 0 to 1. */
  private float[] struck() {
    var share = new float[moments];
    int from = Math.min(bins - 1, (int) (200 / hzPerBin));
    int to = Math.min(bins, (int) (12_000 / hzPerBin) + 1);
    for (int t = 0; t < moments; t++) {
      float[] before = levels[Math.max(0, t - 3)];
      int rising = 0;
      for (int bin = from; bin < to; bin++) {
        if (levels[t][bin] > before[bin] + 0.7f) {
          rising++;
        }
      }
      share[t] = (float) rising / Math.max(1, to - from);
    }
    return share;
  }

  /** Power below 130 Hz as a logarithm. */
  private float[] lowLevels() {
    var level = new float[moments];
    int to = Math.min(bins, (int) (130 / hzPerBin) + 1);
    for (int t = 0; t < moments; t++) {
      double power = 0;
      for (int bin = 1; bin < to; bin++) {
        power += Math.exp(levels[t][bin]);
      }
      level[t] = (float) Math.log(power + 1e-30);
    }
    return level;
  }

  /** What may be sung: central, not repeating, not struck; compressed. */
  private float[][] voiceWeights() {
    float[][] weights = new float[moments][];
    int from = (int) (100 / hzPerBin);
    int to = Math.min(bins, (int) (6_000 / hzPerBin) + 2);
    for (int t = 0; t < moments; t++) {
      weights[t] = new float[to];
      for (int bin = from; bin < to; bin++) {
        float fresh = 1 - (float) Math.exp(Math.min(0, repeated[t][bin] - levels[t][bin]));
        float tonal = 1 - (float) Math.exp(Math.min(0, smooth[t][bin] - levels[t][bin]));
        float central = (float) Math.exp(-CENTRE_SHARPNESS * (side[t][bin] + balance[t][bin]));
        weights[t][bin] =
            (0.15f + fresh) * tonal * central * (float) Math.exp(0.3 * levels[t][bin]);
      }
    }
    return weights;
  }

  private float[][] bassWeights() {
    float[][] weights = new float[moments][];
    int to = Math.min(bins, (int) (800 / hzPerBin) + 2);
    for (int t = 0; t < moments; t++) {
      weights[t] = new float[to];
      for (int bin = 1; bin < to; bin++) {
        float steady = Math.min(levels[t][bin], steadyShort[t][bin]);
        weights[t][bin] = (float) Math.exp(0.35 * steady);
      }
    }
    return weights;
  }

  /** Writes the cues of a moment, [cue][frequency]. */
  void at(int t, float[][] cues) {
    float[] now = levels[t];
    float[] soon = levels[Math.min(moments - 1, t + 4)];
    float[] before = levels[Math.max(0, t - 2)];
    float[] longBefore = levels[Math.max(0, t - 8)];
    float lowRise = clip(low[t] - low[Math.max(0, t - 4)]);
    float lowFall = clip(low[t] - low[Math.min(moments - 1, t + 6)]);
    float[] wide = wide(now);
    for (int bin = 0; bin < bins; bin++) {
      float octave = (float) (Math.log((bin + 0.5) * hzPerBin / 1000) / (3 * Math.log(2)));
      cues[0][bin] = octave;
      cues[1][bin] = octave * octave;
      cues[2][bin] = clip(steadyLong[t][bin] - now[bin]);
      cues[3][bin] = clip(steadyShort[t][bin] - now[bin]);
      cues[4][bin] = clip(smooth[t][bin] - now[bin]);
      cues[5][bin] = clip(now[bin] - before[bin]);
      cues[6][bin] = clip(now[bin] - soon[bin]);
      cues[7][bin] = clip(repeated[t][bin] - now[bin]);
      cues[8][bin] = 2 * (float) Math.sqrt(side[t][bin]);
      cues[9][bin] = 2 * balance[t][bin];
      cues[10][bin] = clip(0.5f * (now[bin] - average[bin]));
      cues[11][bin] = clip(0.5f * (now[bin] - wide[bin]));
      cues[12][bin] = clip(now[bin] - longBefore[bin]);
      cues[13][bin] =
          (float) (Math.log((bin + 0.5) / voice.frequencyBins()[t]) / (3 * Math.log(2)));
      cues[14][bin] = (float) (Math.log((bin + 0.5) / bass.frequencyBins()[t]) / (3 * Math.log(2)));
    }
    voice.comb(t, cues[15]);
    bass.comb(t, cues[16]);
    Arrays.fill(cues[17], voice.strength()[t]);
    Arrays.fill(cues[18], bass.strength()[t]);
    Arrays.fill(cues[19], 4 * struck[t]);
    Arrays.fill(cues[20], lowRise);
    Arrays.fill(cues[21], lowFall);
    Arrays.fill(cues[22], mono ? 1 : 0);
    for (int bin = 0; bin < bins; bin++) {
      cues[23][bin] = cues[15][bin] * voice.strength()[t];
    }
  }

  /** The mean level round about each frequency. */
  private static float[] wide(float[] levels) {
    var mean = new float[levels.length];
    double sum = 0;
    int count = 0;
    int reach = WIDE_BINS;
    for (int i = 0; i < Math.min(reach, levels.length); i++) {
      sum += levels[i];
      count++;
    }
    for (int i = 0; i < levels.length; i++) {
      if (i + reach < levels.length) {
        sum += levels[i + reach];
        count++;
      }
      if (i - reach > 0) {
        sum -= levels[i - reach - 1];
        count--;
      }
      mean[i] = (float) (sum / count);
    }
    return mean;
  }

  private static float clip(float ratio) {
    return Math.clamp(0.5f * ratio, -2.5f, 2.5f);
  }
}
