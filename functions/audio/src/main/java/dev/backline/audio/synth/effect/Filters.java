package dev.backline.audio.synth.effect;

import dev.backline.audio.filter.Biquad;
import java.util.List;
import java.util.function.Supplier;

/** The same chain of filters on both channels. */
public final class Filters implements Effect {
  private final List<Biquad> left;
  private final List<Biquad> right;

  /** A chain; each supplier is asked twice. */
  public Filters(List<Supplier<Biquad>> filters) {
    left = filters.stream().map(Supplier::get).toList();
    right = filters.stream().map(Supplier::get).toList();
  }

  @Override
  public void process(float[] leftSamples, float[] rightSamples, int frames) {
    Biquad.processBoth(left, leftSamples, right, rightSamples, frames);
  }
}
