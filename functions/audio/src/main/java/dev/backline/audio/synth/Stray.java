package dev.backline.audio.synth;

/**
 * How a note differs from the same note played before: no hand strikes twice alike. Follows from
 * the note alone, so that the same piece sounds the same again.
 */
public record Stray(long lot) {

  /** What befalls a note. */
  public static Stray of(Note note) {
    long mixed = (note.startFrame() * 131 + note.midi()) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
    return new Stray(mixed ^ (mixed >>> 29));
  }

  /** One of {@code count} ways, from 0. */
  public int way(int count) {
    return (int) ((lot >>> 40) % count);
  }

  /** Brightness, −1 to 1. */
  public double brightness() {
    return part(13);
  }

  /** Loudness, −1 to 1. */
  public double loudness() {
    return part(26);
  }

  private double part(int shift) {
    return ((lot >>> shift) & 0x1fff) / 4095.5 - 1;
  }
}
