package dev.backline.audio.band.brief;

import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Keys;

/**
 * What the band is asked for, and at what tempo.
 *
 * @param tempo in BPM, as it is told to a human
 */
public record Briefing(BandBrief brief, double tempo) {
  private static final double TEMPO_OF_NO_PULSE = 92;
  private static final double SAME = 0.025;

  /**
   * Turns what was heard and what the musician wishes into a brief: the musician has the last word.
   * The band follows the singer's own beats unless another tempo is wished; half or double the
   * tempo is the same beats, counted otherwise. What is silent before she enters becomes the band's
   * introduction.
   *
   * @throws IllegalArgumentException when the key cannot be read or the tempo is out of range
   */
  public static Briefing of(Heard heard, Wishes wishes) {
    double detected = heard.tempo() > 0 ? heard.tempo() : TEMPO_OF_NO_PULSE;
    double tempo = wishes.tempo().orElse(detected);
    var brief =
        new BandBrief(
            wishes.key().map(Key::parse).map(Keys::of).orElseGet(() -> keys(heard)),
            grid(heard, detected, tempo, Math.clamp(heard.beatsPerBar(), 1, 16))
                .introduced(entryMs(heard)),
            heard.beatDivision() == 3 ? 3 : 2,
            Math.clamp(heard.tuningCents(), -50, 50),
            Math.max(1, wishes.frames()),
            heard.vocal(),
            wishes.genre(),
            wishes.mood(),
            wishes.seed());
    return new Briefing(brief, tempo);
  }

  private static Keys keys(Heard heard) {
    return Keys.heard(
        Key.parse(heard.key()),
        heard.keySections().stream()
            .map(section -> new Keys.From(section.startMs(), Key.parse(section.key())))
            .toList());
  }

  private static double entryMs(Heard heard) {
    var notes = heard.vocal().notes();
    return notes.isEmpty() ? heard.firstDownbeatMs() : notes.getFirst().startMs();
  }

  private static BeatGrid grid(Heard heard, double detected, double tempo, int metre) {
    double ratio = tempo / detected;
    if (heard.beatsMs().size() < 3) return BeatGrid.steady(tempo, heard.firstDownbeatMs(), metre);
    var followed = BeatGrid.heard(heard.beatsMs(), heard.firstDownbeatMs(), metre);
    if (Math.abs(ratio - 1) < SAME) return followed;
    if (Math.abs(ratio - 2) < 2 * SAME) return followed.doubled();
    if (Math.abs(ratio - 0.5) < SAME / 2) return followed.halved();
    return BeatGrid.steady(tempo, heard.firstDownbeatMs(), metre);
  }
}
