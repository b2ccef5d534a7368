package dev.backline.audio.voice;

/**
 * One sung note.
 *
 * @param startMs onset
 * @param endMs release, after the onset
 * @param midi nearest semitone in the singer's own tuning; 60 is middle C, 69 is A4
 * @param cents how far the sung pitch lies from {@code midi} at A4 = 440 Hz
 */
public record Note(long startMs, long endMs, int midi, double cents) {

  public Note {
    if (startMs < 0 || endMs <= startMs) {
      throw new IllegalArgumentException(
          "endMs must follow startMs, was " + startMs + ".." + endMs);
    }
  }

  /** From onset to release. */
  public long durationMs() {
    return endMs - startMs;
  }

  /** Sung pitch as a fractional MIDI number at A4 = 440 Hz. */
  public double pitch() {
    return midi + cents / 100;
  }
}
