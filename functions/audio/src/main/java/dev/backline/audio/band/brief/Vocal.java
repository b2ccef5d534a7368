package dev.backline.audio.band.brief;

import java.util.List;

/**
 * What the band hears of the singer.
 *
 * @param notes ascending by start
 * @param sections where the singer's song divides, empty when unknown
 */
public record Vocal(List<SungNote> notes, List<SungSection> sections) {

  private static final double FAINTEST = 0.05;
  private static final double BETWEEN_PHRASES = 0.5;

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

  /**
   * A note as an analysis tells of it.
   *
   * @param midi the nearest note, 69 = 440 Hz
   * @param cents how far it is sung from that
   */
  public record HeardNote(double startMs, double endMs, double midi, double cents) {}

  /**
   * A phrase as an analysis tells of it.
   *
   * @param energy against the strongest phrase, 0 to 1
   */
  public record HeardPhrase(double startMs, double endMs, double energy) {}

  /**
   * What an analysis heard: pitches as if the take were tuned to 440 Hz, each note as loud as its
   * phrase. A note of no length is left out.
   *
   * @param tuningCents how far the take is tuned from 440 Hz
   */
  public static Vocal heard(
      List<HeardNote> notes,
      List<HeardPhrase> phrases,
      List<SungSection> sections,
      double tuningCents) {
    return new Vocal(
        notes.stream()
            .filter(note -> note.endMs() > note.startMs())
            .map(
                note ->
                    new SungNote(
                        note.startMs(),
                        note.endMs(),
                        note.midi() + note.cents() / 100 - tuningCents / 100,
                        20 * Math.log10(Math.max(FAINTEST, energyAt(note.startMs(), phrases)))))
            .toList(),
        sections);
  }

  private static double energyAt(double ms, List<HeardPhrase> phrases) {
    return phrases.stream()
        .filter(phrase -> ms >= phrase.startMs() && ms < phrase.endMs())
        .mapToDouble(HeardPhrase::energy)
        .findFirst()
        .orElse(BETWEEN_PHRASES);
  }

  /** No singer at all. */
  public static Vocal silent() {
    return new Vocal(List.of(), List.of());
  }
}
