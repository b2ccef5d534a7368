package dev.backline.audio.spectrum;

import org.jtransforms.fft.FloatFFT_1D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * The Fourier transform of real signals of one length, in place. The spectrum is packed as
 * JTransforms packs it: real parts at even indexes, imaginary parts at odd ones, with the real part
 * of the Nyquist frequency at index 1.
 */
public final class RealFft {

  static {
    // The transforms here are small; threads would cost more than they save.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final int size;
  private final FloatFFT_1D fft;

  /** Transforms of this many samples, a power of two from 4. */
  public RealFft(int size) {
    if (size < 4 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size must be a power of two from 4, was " + size);
    }
    this.size = size;
    this.fft = new FloatFFT_1D(size);
  }

  /** Samples of a transform. */
  public int size() {
    return size;
  }

  /** Frequencies of a spectrum, from 0 to Nyquist. */
  public int bins() {
    return size / 2 + 1;
  }

  /** Replaces samples by their packed spectrum. */
  public void forward(float[] frame) {
    fft.realForward(frame);
  }

  /** Replaces a packed spectrum by its samples, scaled so that it undoes {@link #forward}. */
  public void inverse(float[] frame) {
    fft.realInverse(frame, true);
  }

  /** Adds the squared magnitude of each frequency of a packed spectrum to {@code power}. */
  public void addPower(float[] spectrum, float[] power) {
    power[0] += spectrum[0] * spectrum[0];
    power[size / 2] += spectrum[1] * spectrum[1];
    for (int bin = 1; bin < size / 2; bin++) {
      float re = spectrum[2 * bin];
      float im = spectrum[2 * bin + 1];
      power[bin] += re * re + im * im;
    }
  }

  /** Multiplies each frequency of a packed spectrum by its gain. */
  public void scale(float[] spectrum, float[] gains) {
    spectrum[0] *= gains[0];
    spectrum[1] *= gains[size / 2];
    for (int bin = 1; bin < size / 2; bin++) {
      spectrum[2 * bin] *= gains[bin];
      spectrum[2 * bin + 1] *= gains[bin];
    }
  }
}
