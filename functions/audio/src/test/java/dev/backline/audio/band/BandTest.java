package dev.backline.audio.band;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.brief.Vocal.SungNote;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Keys;
import dev.backline.audio.band.harmony.Keys.From;
import dev.backline.audio.synth.drum.Drum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BandTest {
  private static final Key A_MINOR = Key.parse("A minor");

  @Test
  void givesTheSameSamplesForTheSameSeedAndOthersForAnother() throws IOException {
    var first = Takes.record(Takes.brief(Genre.LOFI, A_MINOR, 84, 9, 1));
    var again = Takes.record(Takes.brief(Genre.LOFI, A_MINOR, 84, 9, 1));
    var other = Takes.record(Takes.brief(Genre.LOFI, A_MINOR, 84, 9, 2));

    assertThat(again.instrumental().hash()).isEqualTo(first.instrumental().hash());
    assertThat(other.instrumental().hash()).isNotEqualTo(first.instrumental().hash());
  }

  @ParameterizedTest
  @EnumSource(Genre.class)
  void playsEveryGenreWithoutClippingOffsetOrCutEnd(Genre genre) throws IOException {
    var brief = Takes.brief(genre, Key.parse("Eb major"), 97, 8, 3);

    var played = Takes.record(brief);

    var sum = played.instrumental();
    assertThat(sum.frames()).isEqualTo((int) brief.frames());
    double mean = 0;
    double power = 0;
    float peak = 0;
    for (float sample : sum.left()) {
      mean += sample / sum.frames();
      power += sample * sample / sum.frames();
      peak = Math.max(peak, Math.abs(sample));
    }
    assertThat(peak).isLessThan(1);
    assertThat(Math.abs(mean)).isLessThan(1e-4);
    assertThat(10 * Math.log10(power)).isBetween(-30.0, -10.0);
    assertThat(Math.abs(sum.left()[sum.frames() - 1])).isLessThan(1e-4f);
  }

  @Test
  void addsTheStemsUpToTheInstrumental() throws IOException {
    var played = Takes.record(Takes.brief(Genre.POP, A_MINOR, 110, 8, 1));

    for (int i = 0; i < played.instrumental().frames(); i += 97) {
      float sum = 0;
      for (var stem : played.stems().values()) sum += stem.left()[i];
      assertThat(sum).isCloseTo(played.instrumental().left()[i], within(1e-6f));
    }
  }

  @Test
  void isSilentUntilTheFirstDownbeatAndStartsOnItsFrame() throws IOException {
    double firstMs = 300;
    var brief =
        new BandBrief(
            Keys.of(A_MINOR),
            BeatGrid.steady(120, firstMs, 4),
            2,
            0,
            6L * Takes.RATE,
            Vocal.silent(),
            Genre.HOUSE,
            Mood.NEUTRAL,
            1);

    var drums = Takes.record(brief).stems().get(Stem.DRUMS).left();

    int first = 0;
    while (Math.abs(drums[first]) < 1e-4) first++;
    assertThat(first).isBetween(14_400, 14_400 + 24);
  }

  @Test
  void changesKeyOnTheBarLineOnWhichTheSingerDoes() {
    Key before = Key.parse("C major");
    Key after = Key.parse("D major");
    var notes = new ArrayList<SungNote>(Takes.sung(before, 120, 0, 12).notes());
    notes.addAll(Takes.sung(after, 120, 24_000, 12).notes());
    var heard = Keys.heard(before, List.of(new From(0, before), new From(27_000, after)));
    var brief =
        new BandBrief(
            heard,
            BeatGrid.steady(120, 0, 4),
            2,
            0,
            52L * Takes.RATE,
            new Vocal(notes, List.of()),
            Genre.POP,
            Mood.NEUTRAL,
            1);

    var band = Band.rehearse(brief);

    for (var note : band.notes(Stem.KEYS)) {
      Key key = note.startFrame() < (24_000 - 30) * 48 ? before : after;
      assertThat(key.contains(note.midi() % 12)).as("%s in %s", note, key).isTrue();
    }
    assertThat(band.decisions()).contains("Goes to D Major in bar 13, with the singer.");
  }

  @Test
  void staysWithASingerWhoseTempoWanders() {
    var beats = new ArrayList<Double>();
    double at = 900;
    for (int i = 0; i < 64; i++) {
      beats.add(at);
      at += 600 + 90 * Math.sin(i / 6.0);
    }
    var grid = BeatGrid.heard(beats, 900, 4);
    var brief =
        new BandBrief(
            Keys.of(A_MINOR),
            grid,
            2,
            0,
            35L * Takes.RATE,
            Vocal.silent(),
            Genre.EDM,
            Mood.NEUTRAL,
            1);

    var kicks =
        Band.rehearse(brief).notes(Stem.DRUMS).stream()
            .filter(note -> note.midi() == Drum.KICK.midi())
            .map(note -> note.startFrame() / 48.0)
            .toList();

    for (int bar = 1; bar < 12; bar++) {
      double beat = beats.get(bar * 4);
      assertThat(kicks).anyMatch(kick -> Math.abs(kick - beat) < 12);
    }
  }

  @Test
  void placesEveryStrokeOfAMachineOnTheGrid() {
    var brief = Takes.brief(Genre.TRAP, A_MINOR, 140, 20, 1);
    double sixteenth = 60.0 / 140 / 4 * Takes.RATE;
    double first = 0.7 * Takes.RATE;

    var strokes =
        Band.rehearse(brief).notes(Stem.DRUMS).stream()
            .filter(note -> note.midi() == Drum.KICK.midi() || note.midi() == Drum.CLAP.midi())
            .toList();

    assertThat(strokes).isNotEmpty();
    assertThat(strokes)
        .allSatisfy(
            note -> {
              double steps = (note.startFrame() - first) / sixteenth;
              assertThat((steps - Math.rint(steps)) * sixteenth).isCloseTo(0, within(1.0));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "C major, 100, POP", "F# major, 128, HOUSE", "Bb major, 72, BALLAD", "E major, 90, FOLK",
    "A minor, 84, LOFI", "C minor, 140, TRAP", "F minor, 96, RNB", "B minor, 120, SYNTHWAVE",
    "Ab major, 150, ROCK", "D minor, 110, AFROBEATS", "G major, 130, JAZZ", "G# minor, 66, AMBIENT"
  })
  void isHeardInTheKeyThatItWasAskedFor(String key, double bpm, Genre genre) throws IOException {
    var asked = Key.parse(key);

    var played = Takes.record(Takes.brief(genre, asked, bpm, 20, 4)).instrumental();

    assertThat(KeyEar.hear(played.left(), played.right())).isEqualTo(asked);
  }

  @Test
  void answersTheSingerOnlyWhileSheRests() {
    var brief = Takes.brief(Genre.LOFI, A_MINOR, 84, 40, 2);

    var answers = Band.rehearse(brief).notes(Stem.LEAD);

    assertThat(answers)
        .allSatisfy(
            note ->
                assertThat(brief.vocal().notes())
                    .noneMatch(
                        sung ->
                            note.startFrame() / 48.0 > sung.startMs() + 30
                                && note.startFrame() / 48.0 < sung.endMs() - 30));
  }

  @Test
  void endsOnTheTonicAfterTheLastNote() {
    var brief = Takes.brief(Genre.BALLAD, A_MINOR, 80, 30, 1);

    var band = Band.rehearse(brief);

    assertThat(band.chords().getLast().chord().root()).isEqualTo(A_MINOR.tonic());
    assertThat(band.arrangement().endingBar()).isPresent();
  }

  @Test
  void knowsGenresAndMoodsByTheNamesThatPeopleWrite() {
    assertThat(Genre.named("R&B")).contains(Genre.RNB);
    assertThat(Genre.named("Lo-Fi")).contains(Genre.LOFI);
    assertThat(Genre.named("hip hop")).contains(Genre.HIPHOP);
    assertThat(Genre.named("polka")).isEmpty();
    assertThat(Mood.named(" Dreamy ")).contains(Mood.DREAMY);
    assertThat(List.of(Genre.values())).hasSizeGreaterThanOrEqualTo(12);
  }
}
