package dev.backline.audio.synth.drum;

import dev.backline.audio.synth.Note;

/** The pieces of a kit with their General MIDI percussion numbers. */
public enum Drum {
  KICK(36, 0),
  RIM(37, -0.15),
  SNARE(38, 0),
  CLAP(39, 0.05),
  LOW_TOM(45, -0.55),
  MID_TOM(47, 0),
  HIGH_TOM(50, 0.5),
  HAT(42, 0.35),
  OPEN_HAT(46, 0.35),
  CRASH(49, -0.45),
  RIDE(51, -0.45),
  TAMBOURINE(54, -0.5),
  COWBELL(56, 0.3),
  CONGA(63, -0.35),
  LOW_CONGA(64, -0.5),
  SHAKER(70, 0.6);

  private final int midi;
  private final double side;

  Drum(int midi, double side) {
    this.midi = midi;
    this.side = side;
  }

  /** The General MIDI percussion number. */
  public int midi() {
    return midi;
  }

  /** Where it stands, −1 (left) to 1 (right). */
  double side() {
    return side;
  }

  /** The piece of a note. */
  static Drum of(Note note) {
    for (var drum : values()) if (drum.midi == note.midi()) return drum;
    throw new IllegalArgumentException("no drum has the number " + note.midi());
  }
}
