package dev.backline.audio.spectrum;

import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * The mean power of each frequency over a whole signal (Welch, 1967: Hann windows of 8192 samples,
 * half overlapping), of the mean of all channels. Collects from what is written to it.
 */
public final class AverageSpectrum implements PcmSink {

  private static final int SIZE = 8192;
  private static final float[] HANN = hann();

  private final PcmFormat format;
  private final RealFft fft = new RealFft(SIZE);
  private final double[] power = new double[fft.bins()];
  private final float[] signal = new float[SIZE];
  private final float[] frame = new float[SIZE];
  private final float[] ofFrame = new float[fft.bins()];
  private int filled;
  private int frames;

  /** A spectrum of nothing yet. */
  public AverageSpectrum(PcmFormat format) {
    this.format = format;
  }

  /** Reads a source to its end and closes it. */
  public static AverageSpectrum of(PcmSource source) throws IOException {
    try (source) {
      var spectrum = new AverageSpectrum(source.format());
      source.transferTo(spectrum);
      spectrum.close();
      return spectrum;
    }
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int count) {
    for (int from = 0; from < count; ) {
      int n = Math.min(SIZE - filled, count - from);
      MonoSource.mean(block, from, n, signal, filled);
      filled += n;
      from += n;
      if (filled == SIZE) {
        addFrame();
        System.arraycopy(signal, SIZE / 2, signal, 0, SIZE / 2);
        filled = SIZE / 2;
      }
    }
  }

  /** A signal that is shorter than one window counts as if silence followed. */
  @Override
  public void close() {
    if (frames == 0) {
      Arrays.fill(signal, filled, SIZE, 0);
      addFrame();
    }
  }

  /**
   * Levels in bands of equal width on a logarithmic scale, in dB relative to a full-scale sine in
   * that band; at least −144. To be asked after {@link #close}.
   *
   * @param lowestHz lower edge of the first band
   * @param highestHz upper edge of the last, at most half the sample rate
   */
  public double[] bandsDb(double lowestHz, double highestHz, int bands) {
    double[] levels = new double[bands];
    double ratio = Math.pow(highestHz / lowestHz, 1.0 / bands);
    double hzPerBin = (double) format.sampleRateHz() / SIZE;
    // A full-scale sine has this power under the window's spectrum, summed over its bins.
    double fullScale = 0.375 * SIZE * SIZE / 4.0;
    for (int band = 0; band < bands; band++) {
      double from = lowestHz * Math.pow(ratio, band) / hzPerBin;
      double to = Math.min(from * ratio, power.length - 1);
      double mean = integral(from, to) / frames;
      levels[band] = Math.max(-144, 10 * Math.log10(mean / fullScale + 1e-15));
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

  private void addFrame() {
    for (int i = 0; i < SIZE; i++) {
      frame[i] = signal[i] * HANN[i];
    }
    fft.forward(frame);
    Arrays.fill(ofFrame, 0);
    fft.addPower(frame, ofFrame);
    for (int bin = 0; bin < power.length; bin++) {
      power[bin] += ofFrame[bin];
    }
    frames++;
  }

  private static float[] hann() {
    float[] window = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / SIZE));
    }
    return window;
  }
}
