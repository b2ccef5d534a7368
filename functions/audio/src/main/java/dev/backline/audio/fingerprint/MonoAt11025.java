package dev.backline.audio.fingerprint;

import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import java.util.Arrays;

/**
 * Mixes what is written to it to one channel at 11,025 Hz, the rate at which every fingerprint
 * listens, and hands it on. One channel that already runs at this rate passes unchanged.
 *
 * <p>Other rates go through a low-pass filter of 32 zero crossings under a Kaiser window with a
 * shape of 9, cut off at 0.97 of the lower Nyquist frequency (J. O. Smith, "Digital Audio
 * Resampling"), not delayed; silence surrounds the signal. Memory does not grow with its length.
 */
public final class MonoAt11025 implements PcmSink {

  /** Frames per second of what is handed on. */
  public static final int RATE_HZ = 11_025;

  private static final int ZERO_CROSSINGS = 32;
  private static final double CUTOFF = 0.97;
  private static final double KAISER_SHAPE = 9;
  private static final int MOST_PHASES = 1024;
  private static final int CHUNK = 4096;

  /** Takes the mixed samples. */
  @FunctionalInterface
  public interface Listener {

    /** Takes {@code samples[0..count)}; the array is reused. */
    void hear(float[] samples, int count);
  }

  private final PcmFormat format;
  private final Listener listener;
  private final long step;
  private final long stepsPerFrame;
  private final float[][] phases;
  private final int taps;
  private final float[] history;
  private final float[] out = new float[CHUNK];
  private int held;
  private int ready;
  private long heldFrom;
  private long next;
  private long written;
  private boolean closed;

  /** Hands on to this listener what is written in this format. */
  public MonoAt11025(PcmFormat format, Listener listener) {
    this.format = format;
    this.listener = listener;
    int common = gcd(format.sampleRateHz(), RATE_HZ);
    // Positions of the output on the input's axis, in units of 1/stepsPerFrame of a frame.
    this.step = format.sampleRateHz() / common;
    this.stepsPerFrame = RATE_HZ / common;
    this.phases = step == stepsPerFrame ? new float[][] {{1}} : kernels();
    this.taps = phases[0].length;
    this.history = new float[2 * taps + CHUNK];
    this.held = taps / 2;
    this.heldFrom = -held;
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int frames) {
    for (int from = 0; from < frames; from += CHUNK) {
      int count = Math.min(CHUNK, frames - from);
      MonoSource.mean(block, from, count, history, held);
      held += count;
      written += count;
      resample();
    }
  }

  /** Hands on what the end of the signal gives; further calls do nothing. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Arrays.fill(history, held, held + taps, 0);
    held += taps;
    resample();
    flush();
  }

  private void resample() {
    while (true) {
      long frame = Math.floorDiv(next, stepsPerFrame);
      int first = (int) (frame - (taps - 1) / 2 - heldFrom);
      if (first + taps > held || (closed && frame >= written)) {
        break;
      }
      long within = next - frame * stepsPerFrame;
      float[] kernel = phases[(int) (within * phases.length / stepsPerFrame)];
      out[ready++] = dot(kernel, first);
      if (ready == out.length) {
        flush();
      }
      next += step;
    }
    long keepFrom = Math.floorDiv(next, stepsPerFrame) - taps / 2;
    int drop = Math.clamp(keepFrom - heldFrom, 0, held);
    System.arraycopy(history, drop, history, 0, held - drop);
    held -= drop;
    heldFrom += drop;
  }

  /** Eight sums side by side, so that none waits for the one before. */
  private float dot(float[] kernel, int first) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = 0;
    for (; i + 7 < taps; i += 8) {
      a += kernel[i] * history[first + i];
      b += kernel[i + 1] * history[first + i + 1];
      c += kernel[i + 2] * history[first + i + 2];
      d += kernel[i + 3] * history[first + i + 3];
      e += kernel[i + 4] * history[first + i + 4];
      f += kernel[i + 5] * history[first + i + 5];
      g += kernel[i + 6] * history[first + i + 6];
      h += kernel[i + 7] * history[first + i + 7];
    }
    for (; i < taps; i++) {
      a += kernel[i] * history[first + i];
    }
    return a + b + (c + d) + (e + f + (g + h));
  }

  private void flush() {
    if (ready > 0) {
      listener.hear(out, ready);
      ready = 0;
    }
  }

  private float[][] kernels() {
    double scale = Math.min(1, CUTOFF * RATE_HZ / format.sampleRateHz());
    int length = (int) Math.ceil(ZERO_CROSSINGS / scale) / 2 * 2;
    int count = (int) Math.min(MOST_PHASES, stepsPerFrame);
    var kernels = new float[count][length];
    for (int phase = 0; phase < count; phase++) {
      double[] ideal = new double[length];
      double sum = 0;
      for (int i = 0; i < length; i++) {
        double t = i - (length - 1) / 2 - (double) phase / count;
        double x = Math.PI * t * scale;
        double sinc = x == 0 ? 1 : StrictMath.sin(x) / x;
        double place = 2 * t / length;
        ideal[i] = sinc * bessel(KAISER_SHAPE * Math.sqrt(Math.max(0, 1 - place * place)));
        sum += ideal[i];
      }
      for (int i = 0; i < length; i++) {
        kernels[phase][i] = (float) (ideal[i] / sum);
      }
    }
    return kernels;
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-16; k++) {
      double factor = x / (2 * k);
      term *= factor * factor;
      sum += term;
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
