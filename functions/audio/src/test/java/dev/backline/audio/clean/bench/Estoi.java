package dev.backline.audio.clean.bench;

import dev.backline.audio.spectrum.RealFft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Extended short-time objective intelligibility (Jensen and Taal, "An algorithm for predicting the
 * intelligibility of speech masked by modulated noise maskers", IEEE/ACM TASLP 24-11, 2016): 10
 * kHz, 15 third-octave bands from 150 Hz, 384 ms segments, frames 40 dB below the loudest left out.
 */
public final class Estoi {

  private static final int RATE_HZ = 10_000;
  private static final int FRAME = 256;
  private static final int HOP = FRAME / 2;
  private static final int FFT = 512;
  private static final int BANDS = 15;
  private static final int SEGMENT = 30;
  private static final double DYNAMIC_RANGE_DB = 40;
  private static final int UP = 5;
  private static final int DOWN = 24;
  private static final int REACH = 80;
  private static final double[][] PHASES = phases();

  private Estoi() {}

  /**
   * @param clean what should be understood, at 48 kHz
   * @param heard what is heard, in time with it
   * @return near 0 (nothing understood) to 1 (everything)
   */
  public static double of(float[] clean, float[] heard) {
    double[] reference = resampled(clean);
    double[] degraded = resampled(heard);
    List<Integer> frames = loudFrames(reference);
    double[][] x = bands(joined(reference, frames));
    double[][] y = bands(joined(degraded, frames));
    int segments = x.length - SEGMENT + 1;
    double sum = 0;
    for (int from = 0; from < segments; from++) {
      double[][] a = normalised(x, from);
      double[][] b = normalised(y, from);
      for (int frame = 0; frame < SEGMENT; frame++) {
        for (int band = 0; band < BANDS; band++) {
          sum += a[frame][band] * b[frame][band] / SEGMENT;
        }
      }
    }
    return sum / Math.max(1, segments);
  }

  /** From 48 to 10 kHz: five phases of a windowed sinc, 24 samples on for every five. */
  private static double[] resampled(float[] samples) {
    double[] out = new double[samples.length * UP / DOWN];
    for (int i = 0; i < out.length; i++) {
      int centre = i * DOWN / UP;
      double[] taps = PHASES[i * DOWN % UP];
      double sum = 0;
      int first = Math.max(0, REACH - 1 - centre);
      int last = Math.min(taps.length, samples.length - centre + REACH - 1);
      for (int tap = first; tap < last; tap++) {
        sum += taps[tap] * samples[centre - REACH + 1 + tap];
      }
      out[i] = sum;
    }
    return out;
  }

  private static double[][] phases() {
    double cutoff = 0.95 * UP / DOWN;
    double[][] phases = new double[UP][2 * REACH];
    for (int phase = 0; phase < UP; phase++) {
      for (int tap = 0; tap < 2 * REACH; tap++) {
        double t = tap - REACH + 1 - phase / (double) UP;
        double x = Math.PI * cutoff * t;
        double sinc = x == 0 ? 1 : Math.sin(x) / x;
        phases[phase][tap] = cutoff * sinc * (0.5 + 0.5 * Math.cos(Math.PI * t / (REACH + 1)));
      }
    }
    return phases;
  }

  private static List<Integer> loudFrames(double[] signal) {
    double[] levels = new double[Math.max(0, (signal.length - FRAME) / HOP + 1)];
    double loudest = -300;
    for (int frame = 0; frame < levels.length; frame++) {
      double energy = 1e-30;
      for (int i = 0; i < FRAME; i++) {
        double sample = signal[frame * HOP + i] * hann(i);
        energy += sample * sample;
      }
      levels[frame] = 10 * Math.log10(energy);
      loudest = Math.max(loudest, levels[frame]);
    }
    List<Integer> loud = new ArrayList<>();
    for (int frame = 0; frame < levels.length; frame++) {
      if (levels[frame] > loudest - DYNAMIC_RANGE_DB) {
        loud.add(frame);
      }
    }
    return loud;
  }

  /** The chosen frames, overlapped and added without the gaps between them. */
  private static double[] joined(double[] signal, List<Integer> frames) {
    double[] joined = new double[frames.size() * HOP + HOP];
    for (int frame = 0; frame < frames.size(); frame++) {
      for (int i = 0; i < FRAME; i++) {
        joined[frame * HOP + i] += signal[frames.get(frame) * HOP + i] * hann(i);
      }
    }
    return joined;
  }

  private static double[][] bands(double[] signal) {
    var fft = new RealFft(FFT);
    int count = Math.max(0, (signal.length - FRAME) / HOP + 1);
    double[][] bands = new double[count][BANDS];
    float[] frame = new float[FFT];
    float[] power = new float[fft.bins()];
    for (int at = 0; at < count; at++) {
      Arrays.fill(frame, 0);
      for (int i = 0; i < FRAME; i++) {
        frame[i] = (float) (signal[at * HOP + i] * hann(i));
      }
      fft.forward(frame);
      Arrays.fill(power, 0);
      fft.addPower(frame, power);
      for (int band = 0; band < BANDS; band++) {
        double centre = 150 * Math.pow(2, band / 3.0);
        int from = (int) Math.round(centre * Math.pow(2, -1 / 6.0) * FFT / RATE_HZ);
        int to = (int) Math.round(centre * Math.pow(2, 1 / 6.0) * FFT / RATE_HZ);
        double sum = 0;
        for (int bin = from; bin < to; bin++) {
          sum += power[bin];
        }
        bands[at][band] = Math.sqrt(sum);
      }
    }
    return bands;
  }

  /** Each band over time, then each moment over the bands, to mean 0 and norm 1. */
  private static double[][] normalised(double[][] bands, int from) {
    double[][] segment = new double[SEGMENT][BANDS];
    for (int band = 0; band < BANDS; band++) {
      double[] row = new double[SEGMENT];
      for (int frame = 0; frame < SEGMENT; frame++) {
        row[frame] = bands[from + frame][band];
      }
      normalise(row);
      for (int frame = 0; frame < SEGMENT; frame++) {
        segment[frame][band] = row[frame];
      }
    }
    for (double[] column : segment) {
      normalise(column);
    }
    return segment;
  }

  private static void normalise(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double norm = 1e-12;
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
      norm += values[i] * values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= Math.sqrt(norm);
    }
  }

  private static double hann(int i) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 1) / (FRAME + 1));
  }
}
