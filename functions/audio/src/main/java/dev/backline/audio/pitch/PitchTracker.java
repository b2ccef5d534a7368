package dev.backline.audio.pitch;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Tracks the pitch of a single voice, 60 to 1400 Hz, in a stream of mono samples: the YIN
 * difference function (de Cheveigné and Kawahara, 2002) by FFT on a signal reduced to about 16 kHz,
 * several candidates a frame, and the smoothest path through them at the end. Keeps 60 bytes a
 * frame, and no audio.
 */
public final class PitchTracker {
  /** Seconds from one frame to the next. */
  public static final double STEP_SECONDS = 0.01;

  private static final double LOWEST_HZ = 60;
  private static final double HIGHEST_HZ = 1400;
  private static final double INTEGRATION_SECONDS = 0.025;

  /** YIN compares a window with one a period later: the pair's centre depends on the period. */
  private static final double TYPICAL_HZ = 200;

  private final Decimator decimator;
  private final double rate;
  private final int window;
  private final int longestLag;

  /** From the first sample of a frame to the time it stands for. */
  private final int lead;

  private final int shortestLag;
  private final int size;
  private final FloatFFT_1D fft;
  private final float[] frame;
  private final float[] head;
  private final float[] difference;
  private final float[] kept;
  private final PitchPath path = new PitchPath();

  /** Samples of the reduced signal that are still needed; the first stands for index `origin`. */
  private float[] buffer;

  private int filled;
  private long origin;
  private long frames;

  /** Tracks a signal of {@code sampleRateHz}. */
  public PitchTracker(int sampleRateHz) {
    int factor = Math.max(1, sampleRateHz / 14_000);
    this.decimator = new Decimator(factor);
    this.rate = sampleRateHz / (double) factor;
    this.window = (int) Math.round(INTEGRATION_SECONDS * rate);
    this.longestLag = (int) Math.ceil(rate / LOWEST_HZ) + 1;
    this.shortestLag = Math.max(2, (int) Math.floor(rate / HIGHEST_HZ));
    this.size = Integer.highestOneBit(window + longestLag + 1) * 2;
    this.fft = new FloatFFT_1D(size);
    this.frame = new float[size];
    this.head = new float[size];
    this.difference = new float[longestLag + 1];
    this.kept = new float[4096];
    this.buffer = new float[8192];
    this.lead = (int) Math.round((window + rate / TYPICAL_HZ) / 2);
    this.filled = lead;
    this.origin = -lead + Math.round(decimator.delay() / (double) factor);
  }

  /** Takes the next {@code n} samples. */
  public void accept(float[] samples, int n) {
    for (int from = 0; from < n; from += kept.length) {
      append(kept, decimator.accept(samples, from, Math.min(n, from + kept.length), kept));
    }
    while (analyseNext()) {
      frames++;
    }
  }

  /** The path through all frames. The tracker takes nothing more after this. */
  public PitchTrack finish() {
    append(new float[window + longestLag], window + longestLag - lead + 1);
    while (analyseNext()) {
      frames++;
    }
    return path.best(STEP_SECONDS);
  }

  private void append(float[] samples, int n) {
    if (filled + n > buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * (filled + n));
    }
    System.arraycopy(samples, 0, buffer, filled, n);
    filled += n;
  }

  private boolean analyseNext() {
    int length = window + longestLag;
    long first = Math.round(frames * STEP_SECONDS * rate) - lead;
    int offset = (int) Math.max(0, first - origin);
    if (offset + length > filled) {
      return false;
    }
    analyse(offset, length);
    if (offset > buffer.length / 2) {
      System.arraycopy(buffer, offset, buffer, 0, filled - offset);
      filled -= offset;
      origin += offset;
    }
    return true;
  }

  private void analyse(int offset, int length) {
    double energy = 1e-12;
    for (int i = 0; i < length; i++) {
      energy += buffer[offset + i] * (double) buffer[offset + i];
    }
    float levelDb = (float) (10 * Math.log10(energy / length));
    if (levelDb < -75) {
      path.addSilence(Math.max(-120, levelDb));
      return;
    }
    correlate(offset, length);
    normalise(offset);
    path.addFrame(difference, shortestLag, longestLag, rate, levelDb);
  }

  /** Leaves the correlation of the window with the signal that follows it in `frame`. */
  private void correlate(int offset, int length) {
    System.arraycopy(buffer, offset, frame, 0, length);
    Arrays.fill(frame, length, size, 0);
    System.arraycopy(buffer, offset, head, 0, window);
    Arrays.fill(head, window, size, 0);
    fft.realForward(frame);
    fft.realForward(head);
    frame[0] *= head[0];
    frame[1] *= head[1];
    for (int i = 2; i < size; i += 2) {
      float re = frame[i] * head[i] + frame[i + 1] * head[i + 1];
      float im = frame[i + 1] * head[i] - frame[i] * head[i + 1];
      frame[i] = re;
      frame[i + 1] = im;
    }
    fft.realInverse(frame, true);
  }

  /** Turns the correlation into YIN's cumulative mean normalised difference. */
  private void normalise(int offset) {
    double own = 0;
    for (int i = 0; i < window; i++) {
      own += buffer[offset + i] * (double) buffer[offset + i];
    }
    double shifted = own;
    double sum = 0;
    difference[0] = 1;
    for (int lag = 1; lag <= longestLag; lag++) {
      double out = buffer[offset + lag - 1];
      double in = lag + window - 1 < window + longestLag ? buffer[offset + lag + window - 1] : 0;
      shifted += in * in - out * out;
      double d = Math.max(0, own + shifted - 2 * frame[lag]);
      sum += d;
      difference[lag] = sum > 0 ? (float) (d * lag / sum) : 1;
    }
  }
}
