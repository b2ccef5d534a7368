package dev.backline.audio.synth;

/**
 * A note to be played.
 *
 * @param startFrame frames at 48 kHz from the beginning of the piece, 0 or more
 * @param frames how long the key is held, at least 1; what rings after it is the instrument's
 *     affair
 * @param midi pitch, 69 = 440 Hz; for drums the General MIDI percussion number
 * @param cents how far it is tuned above that, −100 to 100
 * @param velocity 0 (exclusive) to 1
 */
public record Note(long startFrame, int frames, int midi, double cents, double velocity) {
  public Note {
    if (startFrame < 0) throw new IllegalArgumentException("startFrame is negative: " + startFrame);
    if (frames < 1) throw new IllegalArgumentException("frames must be at least 1, was " + frames);
    if (midi < 0 || midi > 127) {
      throw new IllegalArgumentException("midi must be 0 to 127, was " + midi);
    }
    if (!(cents >= -100 && cents <= 100)) {
      throw new IllegalArgumentException("cents must be -100 to 100, was " + cents);
    }
    if (!(velocity > 0 && velocity <= 1)) {
      throw new IllegalArgumentException("velocity must be above 0, at most 1, was " + velocity);
    }
  }

  /** Pitch in hertz. */
  public double hz() {
    return 440 * StrictMath.pow(2, (midi - 69 + cents / 100) / 12);
  }
}
