package dev.backline.audio.spectrum;

import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * The mean power of each frequency over a whole signal (Welch, 1967: Hann windows of 8192 samples,
 * half overlapping), of the mean of all channels.
 */
public final class AverageSpectrum {

  private static final int SIZE = 8192;

  private final int sampleRateHz;
  private final double[] power;

  private AverageSpectrum(int sampleRateHz, double[] power) {
    this.sampleRateHz = sampleRateHz;
    this.power = power;
  }

  /** Reads a source to its end and closes it. */
  public static AverageSpectrum of(PcmSource source) throws IOException {
    try (source) {
      var fft = new RealFft(SIZE);
      double[] power = new double[fft.bins()];
      float[] signal = new float[SIZE];
      float[] frame = new float[SIZE];
      float[] ofFrame = new float[fft.bins()];
      float[][] block = new float[source.format().channels()][SIZE / 2];
      int filled = 0;
      int frames = 0;
      for (int count = source.read(block); count >= 0; count = source.read(block)) {
        for (int i = 0; i < count; i++) {
          float sum = 0;
          for (float[] channel : block) {
            sum += channel[i];
          }
          signal[filled++] = sum / block.length;
          if (filled == SIZE) {
            addFrame(fft, signal, frame, ofFrame, power);
            System.arraycopy(signal, SIZE / 2, signal, 0, SIZE / 2);
            filled = SIZE / 2;
            frames++;
          }
        }
      }
      if (frames == 0) {
        Arrays.fill(signal, filled, SIZE, 0);
        addFrame(fft, signal, frame, ofFrame, power);
        frames = 1;
      }
      for (int bin = 0; bin < power.length; bin++) {
        power[bin] /= frames;
      }
      return new AverageSpectrum(source.format().sampleRateHz(), power);
    }
  }

  /**
   * Levels in bands of equal width on a logarithmic scale, in dB relative to a full-scale sine in
   * that band; at least −144.
   *
   * @param lowestHz lower edge of the first band
   * @param highestHz upper edge of the last, at most half the sample rate
   */
  public double[] bandsDb(double lowestHz, double highestHz, int bands) {
    double[] levels = new double[bands];
    double ratio = Math.pow(highestHz / lowestHz, 1.0 / bands);
    double hzPerBin = (double) sampleRateHz / SIZE;
    // A full-scale sine has this power under the window's spectrum, summed over its bins.
    double fullScale = 0.375 * SIZE * SIZE / 4.0;
    for (int band = 0; band < bands; band++) {
      double from = lowestHz * Math.pow(ratio, band) / hzPerBin;
      double to = Math.min(from * ratio, power.length - 1);
      levels[band] = Math.max(-144, 10 * Math.log10(integral(from, to) / fullScale + 1e-15));
    }
    return levels;
  }

  /** Power between two places on the axis of bins, each bin reaching half a bin to either side. */
  private double integral(double from, double to) {
    double sum = 0;
    for (int bin = (int) Math.round(from); bin <= Math.round(to) && bin < power.length; bin++) {
      double overlap = Math.min(to, bin + 0.5) - Math.max(from, bin - 0.5);
      sum += Math.max(0, overlap) * power[bin];
    }
    return sum;
  }

  private static void addFrame(
      RealFft fft, float[] signal, float[] frame, float[] ofFrame, double[] power) {
    for (int i = 0; i < SIZE; i++) {
      frame[i] = signal[i] * (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
    }
    fft.forward(frame);
    Arrays.fill(ofFrame, 0);
    fft.addPower(frame, ofFrame);
    for (int bin = 0; bin < power.length; bin++) {
      power[bin] += ofFrame[bin];
    }
  }
}
