package dev.backline.audio.clean.tuning;

import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;

/**
 * How to correct a voice.
 *
 * @param key whose notes are right
 * @param referenceCents by how much the accompaniment is tuned above A4 = 440 Hz, −50 to 50
 * @param strength 0 corrects nothing, 1 brings notes where they belong
 * @param speed 0 moves whole notes and leaves how they are sung, 1 forces each moment
 */
public record Tuning(MusicalKey key, double referenceCents, double strength, double speed) {

  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  // Natural minor and its leading note.
  private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10, 11};

  public Tuning {
    if (!(strength >= 0 && strength <= 1 && speed >= 0 && speed <= 1)) {
      throw new IllegalArgumentException("strength and speed must be 0 to 1");
    }
    if (!(Math.abs(referenceCents) <= 50)) {
      throw new IllegalArgumentException("referenceCents must be -50 to 50");
    }
  }

  /** The note of the key nearest to a fractional MIDI number. */
  double nearest(double midi) {
    double nearest = midi;
    double least = Double.MAX_VALUE;
    double reference = referenceCents / 100;
    int octave = (int) Math.floor((midi - reference - key.tonic()) / 12);
    for (int degree : key.mode() == Mode.MAJOR ? MAJOR : MINOR) {
      for (int o = octave - 1; o <= octave + 1; o++) {
        double note = key.tonic() + degree + 12 * o + reference;
        double distance = Math.abs(note - midi);
        if (distance < least) {
          least = distance;
          nearest = note;
        }
      }
    }
    return nearest;
  }
}
