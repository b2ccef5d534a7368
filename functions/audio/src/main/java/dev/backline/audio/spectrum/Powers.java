package dev.backline.audio.spectrum;

import java.util.Arrays;

/** Mean power of the channels at each frequency. */
public final class Powers {

  private final RealFft fft;
  private final float[] power;

  /** For packed spectra of this many samples. */
  public Powers(int size) {
    this.fft = new RealFft(size);
    this.power = new float[fft.bins()];
  }

  /** The mean power of packed spectra; the array is reused by the next call. */
  public float[] mean(float[][] spectra) {
    Arrays.fill(power, 0);
    for (float[] spectrum : spectra) {
      fft.addPower(spectrum, power);
    }
    if (spectra.length > 1) {
      for (int bin = 0; bin < power.length; bin++) {
        power[bin] /= spectra.length;
      }
    }
    return power;
  }
}
