package dev.backline.audio.band.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backline.acceptance.Proves;
import dev.backline.audio.band.brief.Heard.KeySection;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Keys;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BriefingTest {
  private static final Heard HEARD =
      new Heard("C minor", List.of(), 92.5, -12, beats(92.5, 800), 800, 4, 2, Vocal.silent());

  @Test
  @Proves("JOB-04")
  void letsTheUsersKeyAndTempoOverrideWhatWasHeard() {
    var asked = Briefing.of(HEARD, wishes(Optional.of("Eb Major"), Optional.of(120.0)));

    assertThat(asked.brief().keys().home()).isEqualTo(Key.parse("Eb Major"));
    assertThat(asked.tempo()).isEqualTo(120);
    assertThat(asked.brief().grid().tempo()).isCloseTo(120, within(0.01));
    assertThat(asked.brief().genre()).isEqualTo(Genre.LOFI);
    assertThat(asked.brief().frames()).isEqualTo(183_000L * 48);
  }

  @Test
  @Proves("JOB-04")
  void keepsWhatWasHeardWhenTheUserHasNoWish() {
    var asked = Briefing.of(HEARD, wishes(Optional.empty(), Optional.empty()));

    assertThat(asked.brief().keys().home()).hasToString("C Minor");
    assertThat(asked.tempo()).isEqualTo(92.5);
    assertThat(asked.brief().grid().frameAt(0)).isCloseTo(800 * 48, within(1.0));
    assertThat(asked.brief().tuningCents()).isEqualTo(-12);
  }

  @Test
  void keepsTheSingersBeatsWhenTheUserCorrectsTheOctaveOnly() {
    var asked = Briefing.of(HEARD, wishes(Optional.empty(), Optional.of(185.0)));

    assertThat(asked.brief().grid().frameAt(4))
        .isCloseTo((800 + 2 * 60_000 / 92.5) * 48, within(2.0));
  }

  @Test
  void goesWithTheSingerToAnotherKey() {
    var asked =
        Briefing.of(changing("C minor", "D minor"), wishes(Optional.empty(), Optional.empty()));

    assertThat(asked.brief().keys().changes())
        .containsExactly(
            new Keys.From(0, Key.parse("C minor")), new Keys.From(60_000, Key.parse("D minor")));
  }

  @Test
  void staysWhereAnotherKeyDiffersInOneToneOnly() {
    var asked =
        Briefing.of(changing("C minor", "Bb major"), wishes(Optional.empty(), Optional.empty()));

    assertThat(asked.brief().keys()).isEqualTo(Keys.of(Key.parse("C minor")));
  }

  @Test
  void staysInTheKeyThatTheUserAsksFor() {
    var asked =
        Briefing.of(
            changing("C minor", "D minor"), wishes(Optional.of("C minor"), Optional.empty()));

    assertThat(asked.brief().keys()).isEqualTo(Keys.of(Key.parse("C minor")));
  }

  @Test
  void playsAnIntroductionWhereTheSingerIsSilentAtFirst() {
    double bar = 4 * 60_000 / 92.5;

    var asked = Briefing.of(entering(9000, 9000), wishes(Optional.empty(), Optional.empty()));

    assertThat(asked.brief().grid().frameAt(0)).isCloseTo((9000 - 3 * bar) * 48, within(2.0));
    assertThat(asked.brief().grid().frameAt(12)).isCloseTo(9000 * 48, within(2.0));
  }

  @Test
  void waitsForTheDownbeatWhereTheSingerBeginsBeforeIt() {
    var asked = Briefing.of(entering(1500, 3000), wishes(Optional.empty(), Optional.empty()));

    assertThat(asked.brief().grid().frameAt(0)).isCloseTo(3000 * 48, within(2.0));
  }

  @Test
  void playsWhereNoPulseWasHeard() {
    var spoken = new Heard("C major", List.of(), 0, 0, List.of(), 0, 4, 2, Vocal.silent());

    var asked = Briefing.of(spoken, wishes(Optional.empty(), Optional.empty()));

    assertThat(asked.brief().grid().tempo()).isCloseTo(92, within(0.01));
  }

  @Test
  void namesTheKeyThatItCannotRead() {
    assertThatThrownBy(() -> Briefing.of(HEARD, wishes(Optional.of("H"), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key");
  }

  private static Heard changing(String before, String after) {
    var sections = List.of(new KeySection(0, before), new KeySection(60_000, after));
    return new Heard("C minor", sections, 92.5, -12, beats(92.5, 800), 800, 4, 2, Vocal.silent());
  }

  private static Heard entering(double entryMs, double downbeatMs) {
    var note = new Vocal.SungNote(entryMs, entryMs + 400, 60, 0);
    var vocal = new Vocal(List.of(note), List.of());
    return new Heard(
        "C minor", List.of(), 92.5, 0, beats(92.5, downbeatMs), downbeatMs, 4, 2, vocal);
  }

  private static Wishes wishes(Optional<String> key, Optional<Double> tempo) {
    return new Wishes(Genre.LOFI, Mood.WARM, key, tempo, 183_000L * 48, 7);
  }

  private static List<Double> beats(double bpm, double firstMs) {
    return IntStream.range(0, 120).mapToObj(i -> firstMs + i * 60_000 / bpm).toList();
  }
}
