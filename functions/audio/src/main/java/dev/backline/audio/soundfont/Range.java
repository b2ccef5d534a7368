package dev.backline.audio.soundfont;

/** MIDI keys or velocities, both ends included. */
public record Range(int lowest, int highest) {

  /** Everything that MIDI has. */
  public static final Range ALL = new Range(0, 127);

  static Range of(int amount) {
    return new Range(amount & 0xff, (amount >> 8) & 0xff);
  }

  /** Whether a key or velocity is in it. */
  public boolean contains(int value) {
    return value >= lowest && value <= highest;
  }

  Range and(Range other) {
    return new Range(Math.max(lowest, other.lowest), Math.min(highest, other.highest));
  }

  boolean isEmpty() {
    return lowest > highest;
  }
}
