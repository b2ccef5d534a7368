package dev.backline.audio.clean.hum;

import dev.backline.audio.pitch.Decimator;
import dev.backline.audio.spectrum.RealFft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds mains hum: tones at multiples of 50 or 60 Hz that are there all the time. Each is judged by
 * its quiet moments, in which a sung note of the same pitch is gone and the hum is not. Keeps 400
 * kB for each minute.
 */
public final class HumDetector {

  private static final int SIZE = 1 << 11;
  private static final double REDUCED_RATE_HZ = 3000;
  private static final int HARMONICS = 12;
  private static final double PROMINENCE_DB = 12;

  /**
   * Power of a tone at −100 dBFS. What is below is no hum: a steady tone that was rounded to 16
   * bits has lines there.
   */
  private static final double LEAST_POWER = Math.pow(1e-5 * SIZE / 4, 2);

  // Grids keep their frequency within 0.2 %; recorders' clocks are far better.
  private static final double TOLERANCE = 0.0025;
  private static final double LOW_HZ = 190;
  private static final int FEWEST_FRAMES = 8;

  private final Decimator decimator;
  private final double hzPerBin;
  private final int kept;
  private final RealFft fft = new RealFft(SIZE);
  private final float[] window = new float[SIZE];
  private final float[] signal = new float[SIZE];
  private final float[] frame = new float[SIZE];
  private final List<float[]> spectra = new ArrayList<>();
  private float[] reduced = new float[0];
  private int filled;

  /** Looks for hum in a signal of this rate. */
  public HumDetector(int sampleRateHz) {
    int factor = Math.max(1, (int) Math.round(sampleRateHz / REDUCED_RATE_HZ));
    this.decimator = new Decimator(factor);
    this.hzPerBin = sampleRateHz / (double) factor / SIZE;
    this.kept = Math.min(fft.bins(), (int) (60 * (HARMONICS + 1) / hzPerBin));
    for (int i = 0; i < SIZE; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
    }
  }

  /** Takes the next {@code count} samples. */
  public void accept(float[] samples, int count) {
    if (reduced.length < count) {
      reduced = new float[count];
    }
    int fresh = decimator.accept(samples, 0, count, reduced);
    for (int i = 0; i < fresh; i++) {
      signal[filled++] = reduced[i];
      if (filled == SIZE) {
        spectra.add(Arrays.copyOf(power(), kept));
        System.arraycopy(signal, SIZE / 2, signal, 0, SIZE / 2);
        filled = SIZE / 2;
      }
    }
  }

  /** Frequencies of the hum in what was heard, lowest first; empty when there is none. */
  public List<Double> hum() {
    if (spectra.size() < FEWEST_FRAMES) {
      return List.of();
    }
    float[] quiet = quietSpectrum();
    List<Double> european = tones(quiet, 50);
    List<Double> american = tones(quiet, 60);
    List<Double> found = european.size() >= american.size() ? european : american;
    // One line alone may be a drone, and high ones alone are notes; hum brings its harmonics.
    return found.size() < 2 || found.getFirst() > LOW_HZ ? List.of() : found;
  }

  private List<Double> tones(float[] quiet, int mains) {
    List<Double> tones = new ArrayList<>();
    for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
      double expected = mains * harmonic;
      int from = (int) Math.floor(expected * (1 - TOLERANCE) / hzPerBin);
      int to = (int) Math.ceil(expected * (1 + TOLERANCE) / hzPerBin);
      int peak = from;
      for (int bin = from; bin <= Math.min(to, quiet.length - 2); bin++) {
        peak = quiet[bin] > quiet[peak] ? bin : peak;
      }
      double prominence =
          10 * Math.log10((quiet[peak] + 1e-20) / (neighbours(quiet, peak) + 1e-20));
      if (prominence > PROMINENCE_DB && quiet[peak] > LEAST_POWER) {
        tones.add((peak + summit(quiet, peak)) * hzPerBin);
      }
    }
    return tones;
  }

  /** Distance in bins to the summit of the parabola through the levels around a peak. */
  private static double summit(float[] quiet, int peak) {
    double left = Math.log(quiet[peak - 1] + 1e-20);
    double centre = Math.log(quiet[peak] + 1e-20);
    double right = Math.log(quiet[peak + 1] + 1e-20);
    double curvature = left - 2 * centre + right;
    return curvature >= 0 ? 0 : Math.clamp(0.5 * (left - right) / curvature, -0.5, 0.5);
  }

  /** Median of 4 to 20 Hz to either side. */
  private float neighbours(float[] quiet, int peak) {
    int near = (int) Math.ceil(4 / hzPerBin);
    int far = (int) Math.ceil(20 / hzPerBin);
    float[] around = new float[2 * (far - near)];
    for (int i = 0; i < far - near; i++) {
      around[2 * i] = quiet[Math.max(0, peak - near - i)];
      around[2 * i + 1] = quiet[Math.min(quiet.length - 1, peak + near + i)];
    }
    Arrays.sort(around);
    return around[around.length / 2];
  }

  /** The first quartile over time of each frequency up to the highest harmonic. */
  private float[] quietSpectrum() {
    float[] quiet = new float[kept];
    float[] levels = new float[spectra.size()];
    for (int bin = 0; bin < quiet.length; bin++) {
      for (int at = 0; at < levels.length; at++) {
        levels[at] = spectra.get(at)[bin];
      }
      Arrays.sort(levels);
      quiet[bin] = levels[levels.length / 4];
    }
    return quiet;
  }

  private float[] power() {
    for (int i = 0; i < SIZE; i++) {
      frame[i] = signal[i] * window[i];
    }
    fft.forward(frame);
    float[] power = new float[fft.bins()];
    fft.addPower(frame, power);
    return power;
  }
}
