package dev.backline.audio.master;

import dev.backline.audio.spectrum.RealFft;
import dev.backline.audio.synth.effect.Effect;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Two linear-phase filters, one for what both channels share (mid) and one for what tells them
 * apart (side), designed by frequency sampling under a Hann window and run by overlap-save.
 */
final class MidSideFilter implements Effect {
  private static final int TAPS = 8192;
  private static final int SIZE = 2 * TAPS;
  private static final int HOP = SIZE - TAPS;

  private final RealFft fft = new RealFft(SIZE);
  private final Line mid;
  private final Line side;
  private int at;

  /** Filters by their gains in dB at each frequency in Hz. */
  MidSideFilter(int rateHz, DoubleUnaryOperator midDb, DoubleUnaryOperator sideDb) {
    mid = new Line(response(rateHz, midDb));
    side = new Line(response(rateHz, sideDb));
  }

  @Override
  public int latencyFrames() {
    return HOP + TAPS / 2;
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      float middle = mid.exchange(0.5f * (left[i] + right[i]), at);
      float difference = side.exchange(0.5f * (left[i] - right[i]), at);
      left[i] = middle + difference;
      right[i] = middle - difference;
      if (++at == HOP) {
        mid.filter();
        side.filter();
        at = 0;
      }
    }
  }

  /** The spectrum of an impulse response of {@link #TAPS} samples around its middle. */
  private float[] response(int rateHz, DoubleUnaryOperator gainDb) {
    var design = new RealFft(TAPS);
    var impulse = new float[TAPS];
    for (int bin = 0; bin <= TAPS / 2; bin++) {
      double hz = (double) bin * rateHz / TAPS;
      float gain = (float) StrictMath.pow(10, gainDb.applyAsDouble(hz) / 20);
      impulse[bin == TAPS / 2 ? 1 : 2 * bin] = gain;
    }
    design.inverse(impulse);
    var response = new float[SIZE];
    for (int tap = 0; tap < TAPS; tap++) {
      double window = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * tap / TAPS);
      response[tap] = (float) (impulse[(tap + TAPS / 2) % TAPS] * window);
    }
    fft.forward(response);
    return response;
  }

  /** One signal: the hop being gathered, the one before it, and the filtered one being given. */
  private final class Line {
    private final float[] response;
    private final float[] gathered = new float[SIZE];
    private final float[] work = new float[SIZE];
    private final float[] given = new float[HOP];

    Line(float[] response) {
      this.response = response;
    }

    float exchange(float sample, int place) {
      gathered[TAPS + place] = sample;
      return given[place];
    }

    void filter() {
      System.arraycopy(gathered, 0, work, 0, SIZE);
      fft.forward(work);
      work[0] *= response[0];
      work[1] *= response[1];
      for (int k = 2; k < SIZE; k += 2) {
        float re = work[k] * response[k] - work[k + 1] * response[k + 1];
        work[k + 1] = work[k] * response[k + 1] + work[k + 1] * response[k];
        work[k] = re;
      }
      fft.inverse(work);
      System.arraycopy(work, TAPS, given, 0, HOP);
      System.arraycopy(gathered, HOP, gathered, 0, TAPS);
      Arrays.fill(gathered, TAPS, SIZE, 0);
    }
  }
}
