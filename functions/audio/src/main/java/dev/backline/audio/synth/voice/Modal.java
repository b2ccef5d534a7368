package dev.backline.audio.synth.voice;

import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;
import java.util.List;

/**
 * A struck body as a sum of decaying partials: bells.
 *
 * @param partials what sounds
 * @param hardness how much more the upper partials gain from velocity, 0 to 1
 * @param releaseSeconds fall by 60 dB after the key is let go
 */
public record Modal(List<Partial> partials, double hardness, double releaseSeconds)
    implements Instrument {

  /**
   * One decaying sine.
   *
   * @param ratio frequency against the fundamental
   * @param level 0 to 1
   * @param seconds fall by 60 dB, for middle C; higher notes fall faster
   */
  public record Partial(double ratio, double level, double seconds) {}

  public Modal {
    partials = List.copyOf(partials);
  }

  @Override
  public Voice play(Note note) {
    return new ModalVoice(this, note);
  }
}
