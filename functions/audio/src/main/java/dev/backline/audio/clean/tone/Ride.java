package dev.backline.audio.clean.tone;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A source whose gain changes every 10 ms, in straight lines between. Whoever rides the gain hears
 * some steps ahead of what it is applied to.
 */
final class Ride implements PcmSource {

  /** Decides gains. */
  @FunctionalInterface
  interface Rider {

    /** Hears the level of the step ahead, and says the gain in dB at the end of the current one. */
    double gainDb(double levelAheadDb);
  }

  private record Step(@SuppressWarnings("ArrayRecordComponent") float[][] samples, int frames) {}

  private final PcmSource source;
  private final Steps steps;
  private final int ahead;
  private final Rider rider;
  private final Deque<Step> waiting = new ArrayDeque<>();
  private Step current = new Step(new float[0][0], 0);
  private int position;
  private double gain = -1;
  private boolean ended;

  Ride(PcmSource source, int aheadSteps, Rider rider) {
    this.source = source;
    this.steps = new Steps(source);
    this.ahead = aheadSteps;
    this.rider = rider;
  }

  @Override
  public PcmFormat format() {
    return source.format();
  }

  @Override
  public int read(float[][] block) throws IOException {
    if (position == current.frames && !advance()) {
      return -1;
    }
    int count = Math.min(block[0].length, current.frames - position);
    for (int channel = 0; channel < block.length; channel++) {
      System.arraycopy(current.samples[channel], position, block[channel], 0, count);
    }
    position += count;
    return count;
  }

  private boolean advance() throws IOException {
    double next = gain;
    do {
      next = hearStep();
    } while (waiting.size() <= ahead && !ended);
    if (waiting.isEmpty()) {
      return false;
    }
    current = waiting.remove();
    position = 0;
    double from = gain < 0 ? next : gain;
    for (float[] channel : current.samples) {
      for (int i = 0; i < current.frames; i++) {
        channel[i] *= (float) (from + (next - from) * (i + 1) / steps.size());
      }
    }
    gain = next;
    return true;
  }

  private double hearStep() throws IOException {
    if (!ended && steps.next()) {
      waiting.add(new Step(steps.samples(), steps.frames()));
      return amplitude(rider.gainDb(steps.levelDb()));
    }
    ended = true;
    return amplitude(rider.gainDb(Steps.SILENCE_DB));
  }

  private static double amplitude(double db) {
    return db == 0 ? 1 : Math.pow(10, db / 20);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
