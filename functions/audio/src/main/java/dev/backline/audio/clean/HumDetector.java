package dev.backline.audio.clean;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.spectrum.RealFft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds mains hum: tones at multiples of 50 or 60 Hz that are there all the time. Each is judged by
 * its quiet moments, in which a sung note of the same pitch is gone and the hum is not.
 */
final class HumDetector {

  private static final int SIZE = 1 << 15;
  private static final int HARMONICS = 12;
  private static final double PROMINENCE_DB = 12;
  // Grids keep their frequency within 0.4 %; recorders' clocks are far better.
  private static final double TOLERANCE = 0.004;
  private static final int FEWEST_FRAMES = 8;

  private HumDetector() {}

  /** Frequencies of the hum, lowest first; empty when there is none. */
  static List<Double> hum(PcmSource source) throws IOException {
    try (source) {
      PcmFormat format = source.format();
      List<float[]> spectra = spectra(source);
      if (spectra.size() < FEWEST_FRAMES) {
        return List.of();
      }
      float[] quiet = quietSpectrum(spectra);
      List<Double> european = tones(quiet, 50, format.sampleRateHz());
      List<Double> american = tones(quiet, 60, format.sampleRateHz());
      List<Double> found = european.size() >= american.size() ? european : american;
      // One line alone may be a drone; hum brings its harmonics.
      return found.size() < 2 ? List.of() : found;
    }
  }

  private static List<Double> tones(float[] quiet, int mains, int sampleRateHz) {
    double hzPerBin = (double) sampleRateHz / SIZE;
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
          10 * Math.log10((quiet[peak] + 1e-20) / (neighbours(quiet, peak, hzPerBin) + 1e-20));
      if (prominence > PROMINENCE_DB) {
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
  private static float neighbours(float[] quiet, int peak, double hzPerBin) {
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
  private static float[] quietSpectrum(List<float[]> spectra) {
    float[] quiet = new float[spectra.getFirst().length];
    float[] levels = new float[spectra.size()];
    for (int bin = 0; bin < quiet.length; bin++) {
      for (int frame = 0; frame < levels.length; frame++) {
        levels[frame] = spectra.get(frame)[bin];
      }
      Arrays.sort(levels);
      quiet[bin] = levels[levels.length / 4];
    }
    return quiet;
  }

  private static List<float[]> spectra(PcmSource source) throws IOException {
    var fft = new RealFft(SIZE);
    int kept =
        Math.min(fft.bins(), (int) (60L * (HARMONICS + 1) * SIZE / source.format().sampleRateHz()));
    float[][] block = new float[source.format().channels()][SIZE];
    float[] signal = new float[SIZE];
    float[] frame = new float[SIZE];
    List<float[]> spectra = new ArrayList<>();
    int filled = 0;
    for (int count = source.read(block); count >= 0; count = source.read(block)) {
      for (int i = 0; i < count; i++) {
        signal[filled++] = block[0][i];
        if (filled == SIZE) {
          spectra.add(Arrays.copyOf(power(fft, signal, frame), kept));
          System.arraycopy(signal, SIZE / 2, signal, 0, SIZE / 2);
          filled = SIZE / 2;
        }
      }
    }
    return spectra;
  }

  private static float[] power(RealFft fft, float[] signal, float[] frame) {
    for (int i = 0; i < SIZE; i++) {
      frame[i] = signal[i] * (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
    }
    fft.forward(frame);
    float[] power = new float[fft.bins()];
    fft.addPower(frame, power);
    return power;
  }
}
