package dev.backline.audio.band;

import dev.backline.audio.band.harmony.Key;
import org.jtransforms.fft.FloatFFT_1D;

/** Hears the key of a recording: chroma of spectral peaks against the profiles of Temperley. */
final class KeyEar {
  private static final double[] MAJOR = {
    0.748, 0.060, 0.488, 0.082, 0.670, 0.460, 0.096, 0.715, 0.104, 0.366, 0.057, 0.400
  };
  private static final double[] MINOR = {
    0.712, 0.084, 0.474, 0.618, 0.049, 0.460, 0.105, 0.747, 0.404, 0.067, 0.133, 0.330
  };
  private static final int SIZE = 16_384;

  private KeyEar() {}

  static Key hear(float[] left, float[] right) {
    double[] chroma = chroma(left, right);
    var best = new Key(0, Key.Mode.MAJOR);
    double most = Double.NEGATIVE_INFINITY;
    for (var mode : Key.Mode.values()) {
      for (int tonic = 0; tonic < 12; tonic++) {
        double score = correlation(chroma, mode == Key.Mode.MAJOR ? MAJOR : MINOR, tonic);
        if (score > most) {
          most = score;
          best = new Key(tonic, mode);
        }
      }
    }
    return best;
  }

  private static double[] chroma(float[] left, float[] right) {
    var fft = new FloatFFT_1D(SIZE);
    var chroma = new double[12];
    for (int start = 0; start + SIZE <= left.length; start += SIZE / 2) {
      var frame = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE);
        frame[i] = (float) (window * (left[start + i] + right[start + i]));
      }
      fft.realForward(frame);
      var here = new double[12];
      double largest = 1e-9;
      double before = 0;
      double at = size(frame, 1);
      for (int bin = 2; bin < SIZE / 2 - 1; bin++) {
        double after = size(frame, bin);
        double hz = (bin - 1.0) * Takes.RATE / SIZE;
        if (at > before && at > after && hz > 60 && hz < 2000) {
          double midi = 69 + 12 * Math.log(hz / 440) / Math.log(2);
          int pitchClass = Math.floorMod(Math.round(midi), 12);
          here[pitchClass] += Math.sqrt(at);
          largest = Math.max(largest, here[pitchClass]);
        }
        before = at;
        at = after;
      }
      for (int i = 0; i < 12; i++) chroma[i] += here[i] / largest;
    }
    return chroma;
  }

  private static double size(float[] spectrum, int bin) {
    return Math.hypot(spectrum[2 * bin], spectrum[2 * bin + 1]);
  }

  private static double correlation(double[] chroma, double[] profile, int tonic) {
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < 12; i++) {
      meanA += chroma[i] / 12;
      meanB += profile[i] / 12;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < 12; i++) {
      double a = chroma[(i + tonic) % 12] - meanA;
      double b = profile[i] - meanB;
      ab += a * b;
      aa += a * a;
      bb += b * b;
    }
    return ab / Math.sqrt(aa * bb);
  }
}
