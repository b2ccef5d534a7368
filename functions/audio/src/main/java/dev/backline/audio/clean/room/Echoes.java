package dev.backline.audio.clean.room;

import java.util.Arrays;

/**
 * What a room adds to a voice, learnt from a whole take: for each frequency how its spectrum
 * follows from what was heard 85 ms before and earlier. Subtracting that leaves the voice and its
 * early reflections as they were (weighted prediction error: Nakatani, Yoshioka, Kinoshita, Miyoshi
 * and Juang, "Speech dereverberation based on variance-normalized delayed linear prediction", IEEE
 * TASLP 18-7, 2010; one round).
 */
public final class Echoes {

  private static final int DELAY = 4;
  private static final int TAPS = 8;
  // Frames to either side whose mean power stands for that of the voice.
  private static final int AROUND = 2;
  private static final int PAST = DELAY + TAPS + AROUND + 1;
  private static final double REGULARISATION = 3e-3;
  private static final float QUIETEST = 1e-3f;

  private final int bins;
  private final double[] covariance;
  private final double[] correlation;
  private final float[] filter;
  private final float[][] past;
  private final float[] variance;
  private final float[] mean;
  private int frames;

  /** Learns from packed spectra of this many frequencies, of the first channel. */
  public Echoes(int bins) {
    this.bins = bins;
    this.covariance = new double[bins * TAPS * TAPS * 2];
    this.correlation = new double[bins * TAPS * 2];
    this.filter = new float[bins * TAPS * 2];
    this.past = new float[PAST][2 * bins];
    this.variance = new float[bins];
    this.mean = new float[bins];
  }

  /** Takes the next packed spectrum. */
  public void learn(float[] spectrum) {
    float[] now = remember(past, frames, spectrum, bins);
    Arrays.fill(variance, 0);
    for (int i = 0; i <= 2 * AROUND; i++) {
      addPower(past[(frames + PAST - i) % PAST]);
    }
    for (int bin = 0; bin < bins; bin++) {
      mean[bin] += now[2 * bin] * now[2 * bin] + now[2 * bin + 1] * now[2 * bin + 1];
    }
    if (frames >= PAST) {
      for (int bin = 1; bin < bins - 1; bin++) {
        float floor = QUIETEST * mean[bin] / frames;
        accumulate(bin, 1 / (Math.max(variance[bin] / (2 * AROUND + 1), floor) + 1e-20f));
      }
    }
    frames++;
  }

  private void addPower(float[] spectrum) {
    for (int bin = 0; bin < bins; bin++) {
      float re = spectrum[2 * bin];
      float im = spectrum[2 * bin + 1];
      variance[bin] += re * re + im * im;
    }
  }

  private void accumulate(int bin, double weight) {
    int target = frames - AROUND;
    float[] now = past[target % PAST];
    int row = bin * TAPS * TAPS * 2;
    for (int a = 0; a < TAPS; a++) {
      float[] one = past[(target - DELAY - a) % PAST];
      double re = weight * one[2 * bin];
      double im = weight * one[2 * bin + 1];
      for (int b = 0; b <= a; b++) {
        float[] other = past[(target - DELAY - b) % PAST];
        int at = row + 2 * (a * TAPS + b);
        covariance[at] += re * other[2 * bin] + im * other[2 * bin + 1];
        covariance[at + 1] += re * other[2 * bin + 1] - im * other[2 * bin];
      }
      int at = 2 * (bin * TAPS + a);
      correlation[at] += re * now[2 * bin] + im * now[2 * bin + 1];
      correlation[at + 1] += re * now[2 * bin + 1] - im * now[2 * bin];
    }
  }

  /** Ends the learning. */
  public void settle() {
    for (int bin = 1; bin < bins - 1; bin++) {
      solve(bin);
    }
  }

  /** Gauss's elimination of a Hermitian system; it needs no pivots once it is regularised. */
  private void solve(int bin) {
    double[][] re = new double[TAPS][TAPS + 1];
    double[][] im = new double[TAPS][TAPS + 1];
    double trace = 0;
    for (int a = 0; a < TAPS; a++) {
      for (int b = 0; b <= a; b++) {
        int at = 2 * (bin * TAPS * TAPS + a * TAPS + b);
        re[a][b] = covariance[at];
        im[a][b] = covariance[at + 1];
        re[b][a] = covariance[at];
        im[b][a] = -covariance[at + 1];
      }
      trace += re[a][a];
      re[a][TAPS] = correlation[2 * (bin * TAPS + a)];
      im[a][TAPS] = correlation[2 * (bin * TAPS + a) + 1];
    }
    if (trace <= 0) {
      return;
    }
    for (int a = 0; a < TAPS; a++) {
      re[a][a] += REGULARISATION * trace / TAPS;
    }
    for (int a = 0; a < TAPS; a++) {
      for (int row = 0; row < TAPS; row++) {
        if (row != a) {
          eliminate(re, im, a, row);
        }
      }
    }
    for (int a = 0; a < TAPS; a++) {
      double size = re[a][a] * re[a][a] + im[a][a] * im[a][a];
      int at = 2 * (bin * TAPS + a);
      filter[at] = (float) ((re[a][TAPS] * re[a][a] + im[a][TAPS] * im[a][a]) / size);
      filter[at + 1] = (float) ((im[a][TAPS] * re[a][a] - re[a][TAPS] * im[a][a]) / size);
    }
  }

  private static void eliminate(double[][] re, double[][] im, int pivot, int row) {
    double size = re[pivot][pivot] * re[pivot][pivot] + im[pivot][pivot] * im[pivot][pivot];
    double factorRe =
        (re[row][pivot] * re[pivot][pivot] + im[row][pivot] * im[pivot][pivot]) / size;
    double factorIm =
        (im[row][pivot] * re[pivot][pivot] - re[row][pivot] * im[pivot][pivot]) / size;
    for (int column = pivot; column <= TAPS; column++) {
      double a = re[pivot][column];
      double b = im[pivot][column];
      re[row][column] -= factorRe * a - factorIm * b;
      im[row][column] -= factorRe * b + factorIm * a;
    }
  }

  /** Subtracts the room from the spectra of one channel, which must come in order. */
  public final class Remover {
    private final float[][] heard = new float[PAST][2 * bins];
    private final float strength;
    private int count;

    /**
     * @param strength 0 to 1
     */
    public Remover(double strength) {
      this.strength = (float) strength;
    }

    /** Takes the room out of the next packed spectrum. */
    public void apply(float[] spectrum) {
      float[] now = remember(heard, count, spectrum, bins);
      for (int bin = 1; bin < bins - 1 && count >= PAST; bin++) {
        float re = 0;
        float im = 0;
        for (int a = 0; a < TAPS; a++) {
          float[] before = heard[(count - DELAY - a) % PAST];
          float x = before[2 * bin];
          float y = before[2 * bin + 1];
          float f = filter[2 * (bin * TAPS + a)];
          float g = filter[2 * (bin * TAPS + a) + 1];
          re += f * x - g * y;
          im += f * y + g * x;
        }
        // A room takes no more from a sound than it gives: what is left is never louder.
        float left = now[2 * bin] - re;
        float right = now[2 * bin + 1] - im;
        float was = now[2 * bin] * now[2 * bin] + now[2 * bin + 1] * now[2 * bin + 1];
        float is = left * left + right * right;
        float gain = is > was ? (float) Math.sqrt(was / is) : 1;
        spectrum[2 * bin] += strength * (gain * left - spectrum[2 * bin]);
        spectrum[2 * bin + 1] += strength * (gain * right - spectrum[2 * bin + 1]);
      }
      count++;
    }
  }

  /** Keeps a spectrum, unpacked. */
  private static float[] remember(float[][] past, int frame, float[] spectrum, int bins) {
    float[] now = past[frame % PAST];
    System.arraycopy(spectrum, 0, now, 0, 2 * (bins - 1));
    now[1] = 0;
    Arrays.fill(now, 2 * (bins - 1), 2 * bins, 0);
    return now;
  }
}
