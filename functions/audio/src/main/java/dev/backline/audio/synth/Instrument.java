package dev.backline.audio.synth;

/** Turns notes into voices. The same note gives the same sound, whatever was played before. */
@FunctionalInterface
public interface Instrument {

  /** A voice that begins with its first {@link Voice#render}. */
  Voice play(Note note);
}
