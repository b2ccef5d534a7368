package dev.backline.audio.soundfont;

import java.nio.ShortBuffer;

/**
 * One recording, mono.
 *
 * @param name as the font gives it
 * @param frames 16-bit PCM, read-only
 * @param loopStart first frame of the loop
 * @param loopEnd the frame that sounds like {@code loopStart}; not after the end
 * @param rateHz frames a second
 * @param rootKey MIDI key at which it sounds as recorded; 60 if the font does not know
 * @param correctionCents what is to be added to be in tune
 */
public record Sample(
    String name,
    ShortBuffer frames,
    int loopStart,
    int loopEnd,
    int rateHz,
    int rootKey,
    int correctionCents) {

  /** How many frames there are. */
  public int length() {
    return frames.limit();
  }
}
