package dev.backline.audio.limiter;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.effect.Effect;
import java.util.Arrays;

/**
 * Holds the true peak below a ceiling: looks 1.5 ms ahead, finds the gain that each peak needs,
 * keeps the least of them over the look-ahead and lets it move only as a triangle does, so that the
 * gain is where it must be when the peak arrives. Recovers within about 80 ms.
 */
public final class TruePeakLimiter implements Effect {
  private static final int LOOK_AHEAD = 72;
  private static final int QUEUE = 128;
  private static final int HALF = LOOK_AHEAD / 2;
  private static final int DELAY = LOOK_AHEAD + PeakInterpolator.LATENCY;
  private static final double RELEASE =
      1 - StrictMath.exp(-1 / (0.080 / 2.3 * PcmFormat.WORKING_RATE_HZ));

  private final PeakInterpolator leftPeak = PeakInterpolator.quick();
  private final PeakInterpolator rightPeak = PeakInterpolator.quick();
  private final double ceiling;
  private final float[] delayLeft = new float[DELAY];
  private final float[] delayRight = new float[DELAY];
  private final double[] leastValue = new double[QUEUE];
  private final long[] leastAt = new long[QUEUE];
  private final double[] firstBox = new double[HALF];
  private final double[] secondBox = new double[HALF + 1];
  private float[] peaks = new float[0];
  private int head;
  private int tail;
  private int size;
  private int delayHead;
  private int firstHead;
  private int secondHead;
  private double firstSum = HALF;
  private double secondSum = HALF + 1;
  private double held = 1;
  private long age;
  private double deepest = 1;

  /** A limiter with its ceiling in dBTP. */
  public TruePeakLimiter(double ceilingDbtp) {
    ceiling = StrictMath.pow(10, ceilingDbtp / 20);
    Arrays.fill(firstBox, 1);
    Arrays.fill(secondBox, 1);
  }

  @Override
  public int latencyFrames() {
    return DELAY;
  }

  /** The deepest reduction so far, in dB, 0 or less. */
  public double deepestDb() {
    return 20 * StrictMath.log10(deepest);
  }

  @Override
  public void process(float[] left, float[] right, int frames) {
    if (peaks.length < frames) peaks = new float[frames];
    Arrays.fill(peaks, 0, frames, 0);
    leftPeak.raise(left, peaks, frames, (float) ceiling);
    rightPeak.raise(right, peaks, frames, (float) ceiling);
    for (int i = 0; i < frames; i++) {
      double needed = peaks[i] > ceiling ? ceiling / peaks[i] : 1;
      double least = least(needed);
      held = least < held ? least : Math.min(least, held + RELEASE * (1 - held));
      float gain = (float) smooth(held);
      deepest = Math.min(deepest, gain);
      float l = delayLeft[delayHead];
      float r = delayRight[delayHead];
      delayLeft[delayHead] = left[i];
      delayRight[delayHead] = right[i];
      delayHead = delayHead + 1 == DELAY ? 0 : delayHead + 1;
      left[i] = l * gain;
      right[i] = r * gain;
    }
  }

  /** The least of the last {@code LOOK_AHEAD + 1} values, by a queue of ascending candidates. */
  private double least(double value) {
    while (size > 0 && leastValue[(tail - 1) & (QUEUE - 1)] >= value) {
      tail = (tail - 1) & (QUEUE - 1);
      size--;
    }
    leastValue[tail] = value;
    leastAt[tail] = age;
    tail = (tail + 1) & (QUEUE - 1);
    size++;
    if (leastAt[head] < age - LOOK_AHEAD) {
      head = (head + 1) & (QUEUE - 1);
      size--;
    }
    age++;
    return leastValue[head];
  }

  private double smooth(double value) {
    firstSum += value - firstBox[firstHead];
    firstBox[firstHead] = value;
    firstHead = firstHead + 1 == HALF ? 0 : firstHead + 1;
    double first = firstSum / HALF;
    secondSum += first - secondBox[secondHead];
    secondBox[secondHead] = first;
    secondHead = secondHead + 1 == secondBox.length ? 0 : secondHead + 1;
    return secondSum / secondBox.length;
  }
}
