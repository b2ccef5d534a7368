package dev.backline.audio.master;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.synth.effect.Effect;

/**
 * Gentle compression in three bands, split at 160 Hz and 2.5 kHz by fourth-order Linkwitz-Riley
 * filters whose sum is flat.
 */
final class Glue implements Effect {
  private static final double SQUARE_ROOT_HALF = 0.70710678;

  private final Splitter left;
  private final Splitter right;
  private final Band low;
  private final Band middle;
  private final Band high;

  /**
   * A glue.
   *
   * @param programmeLufs loudness of what comes in; thresholds lie around it
   * @param ratio of the compression, 1 and above
   */
  Glue(int rateHz, double programmeLufs, double ratio) {
    left = new Splitter(rateHz);
    right = new Splitter(rateHz);
    low = new Band(rateHz, programmeLufs - 2, ratio, 0.03, 0.22);
    middle = new Band(rateHz, programmeLufs - 4, ratio, 0.015, 0.16);
    high = new Band(rateHz, programmeLufs - 12, ratio, 0.006, 0.1);
  }

  @Override
  public void process(float[] leftSamples, float[] rightSamples, int frames) {
    for (int i = 0; i < frames; i++) {
      left.split(leftSamples[i]);
      right.split(rightSamples[i]);
      double lowGain = low.gain(left.low, right.low);
      double middleGain = middle.gain(left.middle, right.middle);
      double highGain = high.gain(left.high, right.high);
      leftSamples[i] =
          (float) (left.low * lowGain + left.middle * middleGain + left.high * highGain);
      rightSamples[i] =
          (float) (right.low * lowGain + right.middle * middleGain + right.high * highGain);
    }
  }

  private static final class Splitter {
    private final Biquad[] lowPass;
    private final Biquad[] aboveLow;
    private final Biquad[] belowHigh;
    private final Biquad[] highPass;
    private final Biquad align;
    private double low;
    private double middle;
    private double high;

    Splitter(int rate) {
      lowPass = new Biquad[] {low(rate, 160), low(rate, 160)};
      aboveLow = new Biquad[] {high(rate, 160), high(rate, 160)};
      belowHigh = new Biquad[] {low(rate, 2500), low(rate, 2500)};
      highPass = new Biquad[] {high(rate, 2500), high(rate, 2500)};
      align = Biquad.allPass(rate, 2500, SQUARE_ROOT_HALF);
    }

    private static Biquad low(int rate, double hz) {
      return Biquad.lowPass(rate, hz, SQUARE_ROOT_HALF);
    }

    private static Biquad high(int rate, double hz) {
      return Biquad.highPass(rate, hz, SQUARE_ROOT_HALF);
    }

    void split(double x) {
      low = align.next(lowPass[1].next(lowPass[0].next(x)));
      double above = aboveLow[1].next(aboveLow[0].next(x));
      middle = belowHigh[1].next(belowHigh[0].next(above));
      high = highPass[1].next(highPass[0].next(above));
    }
  }

  private static final class Band {
    private static final int CONTROL_FRAMES = 16;

    private final double threshold;
    private final double slope;
    private final double attack;
    private final double release;
    private double power;
    private double gain = 1;
    private double target = 1;
    private double gathered;
    private int count;

    Band(int rate, double thresholdDb, double ratio, double attackSeconds, double releaseSeconds) {
      threshold = StrictMath.pow(10, thresholdDb / 10);
      slope = (1 / ratio - 1) / 2;
      attack = 1 - StrictMath.exp(-CONTROL_FRAMES / (attackSeconds * rate));
      release = 1 - StrictMath.exp(-CONTROL_FRAMES / (releaseSeconds * rate));
    }

    double gain(double l, double r) {
      gathered += l * l + r * r;
      if (++count == CONTROL_FRAMES) control();
      gain += 0.02 * (target - gain);
      return gain;
    }

    private void control() {
      double now = gathered / CONTROL_FRAMES;
      power += (now > power ? attack : release) * (now - power);
      target = power > threshold ? StrictMath.pow(power / threshold, slope) : 1;
      gathered = 0;
      count = 0;
    }
  }
}
