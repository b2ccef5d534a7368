package dev.backline.audio.soundfont;

import dev.backline.audio.soundfont.FontCutter.Clip;
import dev.backline.audio.soundfont.FontCutter.Fall;
import java.nio.ShortBuffer;
import java.util.Optional;

/**
 * Shortens a recording: resamples it, keeps its loop where that comes early enough, else makes one
 * at the cut. A loop in a sound that fades is levelled; the fading becomes the envelope's.
 */
final class LoopCutter {
  private static final int KERNEL = 48;

  /** What is kept after the loop, for those who read between frames. */
  private static final int TAIL_FRAMES = 12;

  /** How much after the cut is looked at, to know how fast it fades. */
  private static final double AFTERWARDS_SECONDS = 1.5;

  private static final double SLOWEST_FALL_DB = 4;
  private static final double FASTEST_FALL_DB = 60;

  private final double[] pcm;
  private final double rateHz;
  private final double hz;

  private LoopCutter(double[] pcm, double rateHz, double hz) {
    this.pcm = pcm;
    this.rateHz = rateHz;
    this.hz = hz;
  }

  static Clip cut(Region region, double seconds, int rateHz, boolean sustained) {
    var sample = region.sample();
    double ratio = Math.min(1, (double) rateHz / sample.rateHz());
    int from = region.start();
    int loopStart = region.loopStart() - from;
    int loopEnd = region.loopEnd() - from;
    boolean early = loopEnd <= 1.15 * seconds * sample.rateHz();
    if (early) {
      // The loop is made a whole number of frames, else it would be out of tune.
      int loopFrames = (int) Math.round((loopEnd - loopStart) * ratio);
      ratio = (double) loopFrames / (loopEnd - loopStart);
      double[] pcm = resampled(sample, from, loopEnd, ratio);
      int end = (int) Math.round(loopEnd * ratio);
      return new Clip(
          named(sample, pcm, end - loopFrames, end, sample.rateHz() * ratio), Optional.empty());
    }
    int frames = (int) Math.min(loopEnd, (seconds + AFTERWARDS_SECONDS) * sample.rateHz());
    double[] pcm = resampled(sample, from, from + frames, ratio);
    double hz = 440 * StrictMath.pow(2, (region.rootKey() - 69) / 12.0);
    var cutter = new LoopCutter(pcm, sample.rateHz() * ratio, hz);
    return cutter.looped(
        sample,
        (int) Math.round(seconds * cutter.rateHz),
        sustained,
        ownFallDb(region, seconds + AFTERWARDS_SECONDS));
  }

  /** What the font's own envelope takes a second, on average, of what comes after the cut. */
  private static double ownFallDb(Region region, double untilSeconds) {
    double hold = StrictMath.pow(2, region.value(Generator.VOL_ENV_HOLD) / 1200.0);
    double decay = StrictMath.pow(2, region.value(Generator.VOL_ENV_DECAY) / 1200.0);
    return 100 / decay * Math.clamp((untilSeconds - hold) / AFTERWARDS_SECONDS, 0, 1);
  }

  /**
   * Makes the loop.
   *
   * @param ownFallDb how many decibels a second the font's envelope takes beside
   */
  private Clip looped(Sample sample, int end, boolean sustained, double ownFallDb) {
    int shortest = (int) ((sustained ? 0.5 : 0.12) * rateHz);
    int longest = (int) ((sustained ? 0.5 * end / rateHz : 0.3) * rateHz);
    double fallDb = sustained ? 0 : fallDb(end);
    double later = Math.clamp(laterFallDb(end) + ownFallDb, SLOWEST_FALL_DB, FASTEST_FALL_DB);
    int loopFrames = shortest;
    double best = -1;
    for (int length = shortest; length <= longest; length++) {
      double likeness = likeness(end, length, (int) (rateHz * (sustained ? 0.05 : 3 / hz + 0.01)));
      if (likeness > best + 1e-4) {
        best = likeness;
        loopFrames = length;
      }
    }
    int start = end - loopFrames;
    for (int i = start; i < pcm.length; i++) {
      pcm[i] *= StrictMath.pow(10, fallDb * (i - start) / rateHz / 20);
    }
    join(start, end, Math.max(0, best));
    var clip = named(sample, pcm, start, end, rateHz);
    return new Clip(
        clip, sustained ? Optional.empty() : Optional.of(new Fall(start / rateHz, later)));
  }

  /** How many decibels a second the last half second before the cut loses. */
  private double fallDb(int end) {
    int block = (int) (0.05 * rateHz);
    int blocks = Math.min(12, end / block / 2);
    double meanX = (blocks - 1) / 2.0;
    double slope = 0;
    double spread = 0;
    for (int b = 0; b < blocks; b++) {
      double power = power(end - (blocks - b) * block, block);
      slope += (b - meanX) * 10 * StrictMath.log10(power);
      spread += (b - meanX) * (b - meanX);
    }
    return Math.clamp(-slope / spread * rateHz / block, SLOWEST_FALL_DB, FASTEST_FALL_DB);
  }

  /** The same of what comes after it: strings fall fast first and slowly later. */
  private double laterFallDb(int end) {
    int block = (int) (0.2 * rateHz);
    int last = pcm.length - block;
    if (last < end + block) return fallDb(end);
    double ratio = power(end - block, block) / power(last, block);
    return 10 * StrictMath.log10(ratio) * rateHz / (last - (end - block));
  }

  private double power(int from, int length) {
    double power = 1e-12;
    for (int i = from; i < from + length; i++) power += pcm[i] * pcm[i];
    return power;
  }

  private double likeness(int end, int length, int window) {
    double product = 0;
    double here = 1e-9;
    double there = 1e-9;
    for (int i = end - window; i < end; i++) {
      if (i < length) continue;
      product += pcm[i] * pcm[i - length];
      here += pcm[i] * pcm[i];
      there += pcm[i - length] * pcm[i - length];
    }
    return product / Math.sqrt(here * there);
  }

  /** Lets the end of the loop become what lies before its start, at even power. */
  private void join(int start, int end, double likeness) {
    int length = end - start;
    int fade = Math.min(length, Math.min(start, (int) (0.5 * length)));
    for (int i = end - fade; i < end; i++) {
      double b = (i - (end - fade) + 0.5) / fade;
      double a = 1 - b;
      double norm = 1 / Math.sqrt(a * a + b * b + 2 * a * b * likeness);
      pcm[i] = norm * (a * pcm[i] + b * pcm[i - length]);
    }
  }

  private static Sample named(Sample of, double[] pcm, int start, int end, double rateHz) {
    var frames = ShortBuffer.allocate(end + TAIL_FRAMES);
    for (int i = 0; i < end + TAIL_FRAMES; i++) {
      double value = i < end ? pcm[i] : pcm[start + (i - end) % (end - start)];
      frames.put(i, (short) Math.clamp(Math.round(value), -32_768, 32_767));
    }
    String name = of.name().replace("(L)", "").strip();
    return new Sample(
        name, frames, start, end, (int) Math.round(rateHz), of.rootKey(), of.correctionCents());
  }

  /** The frames {@code [from, to)} at another rate, band-limited, through a Hann window. */
  private static double[] resampled(Sample sample, int from, int to, double ratio) {
    var out = new double[(int) Math.ceil((to - from) * ratio)];
    double corner = 0.96 * Math.min(1, ratio);
    int reach = (int) (KERNEL / Math.min(1, ratio));
    for (int i = 0; i < out.length; i++) {
      double place = from + i / ratio;
      int middle = (int) Math.floor(place);
      double sum = 0;
      for (int k = Math.max(0, middle - reach);
          k <= Math.min(sample.length() - 1, middle + reach);
          k++) {
        double x = k - place;
        double window = 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * x / (reach + 1));
        double turn = StrictMath.PI * corner * x;
        double cardinal = Math.abs(turn) < 1e-9 ? 1 : StrictMath.sin(turn) / turn;
        sum += sample.frames().get(k) * corner * cardinal * window;
      }
      out[i] = sum;
    }
    return out;
  }
}
