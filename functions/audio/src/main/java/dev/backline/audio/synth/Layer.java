package dev.backline.audio.synth;

import dev.backline.audio.synth.effect.Effect;
import java.util.List;

/**
 * An instrument with what it plays and what its sound passes through.
 *
 * @param instrument that plays
 * @param notes ascending by start
 * @param effects in the order of the signal; used by one rendering only
 * @param gain linear, applied after the effects
 */
public record Layer(
    Instrument instrument, List<Note> notes, List<? extends Effect> effects, double gain) {
  public Layer {
    notes = List.copyOf(notes);
    effects = List.copyOf(effects);
  }
}
