package dev.backline.audio.band.brief;

import java.util.List;

/**
 * What the band hears of the singer.
 *
 * @param notes ascending by start
 * @param sections where the singer's song divides, empty when unknown
 */
public record Vocal(List<SungNote> notes, List<SungSection> sections) {

  /**
   * A sung note.
   *
   * @param midi pitch in semitones, 69 = 440 Hz, with fractions
   * @param level loudness in dB against the loudest note, 0 or less
   */
  public record SungNote(double startMs, double endMs, double midi, double level) {
    public SungNote {
      if (!(endMs > startMs)) throw new IllegalArgumentException("a note ends before it starts");
    }
  }

  /** A part of the song; {@code label} is free text such as "chorus", or empty. */
  public record SungSection(double startMs, double endMs, String label) {}

  public Vocal {
    notes = List.copyOf(notes);
    sections = List.copyOf(sections);
  }

  /** No singer at all. */
  public static Vocal silent() {
    return new Vocal(List.of(), List.of());
  }
}
