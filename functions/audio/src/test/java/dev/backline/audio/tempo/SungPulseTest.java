package dev.backline.audio.tempo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backline.audio.fit.FolkSong;
import dev.backline.audio.fit.SungTake;
import dev.backline.audio.voice.Note;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SungPulseTest {
  private static final int MELODIES = 12;

  @Test
  void readsMostSongsInSixEight() {
    List<Pulse> pulses = improvised(66, Metre.SIX_EIGHT);

    assertThat(pulses)
        .filteredOn(pulse -> pulse.metre() == Metre.SIX_EIGHT && Math.abs(pulse.bpm() - 66) < 0.3)
        .hasSizeGreaterThan(8);
  }

  @Test
  void readsMostWaltzes() {
    List<Pulse> pulses = improvised(100, Metre.THREE_FOUR);

    assertThat(pulses).filteredOn(pulse -> pulse.metre() == Metre.THREE_FOUR).hasSizeGreaterThan(8);
  }

  @Test
  void findsTheBarLinesOfASong() {
    var melody = new ImprovisedMelody(84, Metre.FOUR_FOUR, 24, -1, 5);

    Pulse pulse = pulse(melody);

    assertThat(pulse.bpm()).isCloseTo(84, within(0.3));
    assertThat(melody.barLines())
        .allSatisfy(
            line ->
                assertThat(pulse.downbeats())
                    .anySatisfy(heard -> assertThat(heard).isCloseTo(line, within(0.07))));
  }

  @Test
  void tellsWhatElseTheTempoCouldBeWithChances() {
    Pulse pulse = pulse(new ImprovisedMelody(84, Metre.FOUR_FOUR, 24, -1, 5));

    List<TempoCandidate> candidates = pulse.candidates();

    assertThat(candidates.stream().mapToDouble(TempoCandidate::score).sum())
        .isCloseTo(1, within(1e-9));
    for (double ratio : new double[] {0.5, 1, 1.5, 2}) {
      assertThat(candidates).anyMatch(c -> Math.abs(c.bpm() / pulse.bpm() / ratio - 1) < 0.01);
    }
  }

  @Test
  void readsMostTraditionalWaltzes() {
    List<Pulse> pulses =
        Arrays.stream(FolkSong.values())
            .filter(tune -> tune.beatsPerBar() == 3)
            .map(tune -> pulse(tune.sing(100, 3)))
            .toList();

    assertThat(pulses)
        .filteredOn(pulse -> pulse.metre() == Metre.THREE_FOUR)
        .hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void keepsCountingThroughALongRest() {
    List<Note> verse = new ImprovisedMelody(84, Metre.FOUR_FOUR, 12, -1, 5).sing();
    long later = Math.round(60_000.0 / 84 * 4 * 28);
    List<Note> song =
        Stream.concat(verse.stream(), verse.stream().map(note -> moved(note, t -> t + later)))
            .toList();

    Pulse pulse = SungPulse.of(song, 120, TempoPrior.SUNG, OptionalDouble.empty());

    assertThat(pulse.bpm()).isCloseTo(84, within(0.3));
  }

  @Test
  void followsASingerWhoGoesOnFaster() {
    var melody = new ImprovisedMelody(84, Metre.FOUR_FOUR, 24, -1, 5);
    double change = melody.barLines().get(12) * 1000;
    DoubleUnaryOperator faster = ms -> ms < change ? ms : change + (ms - change) / 1.2;
    List<Note> notes = melody.sing().stream().map(note -> moved(note, faster)).toList();

    Pulse pulse = SungPulse.of(notes, 66, TempoPrior.SUNG, OptionalDouble.empty());

    assertThat(pulse.steady()).isFalse();
    assertThat(beatSeconds(pulse, 10, 25)).isCloseTo(60 / 84.0, within(0.02));
    assertThat(beatSeconds(pulse, 45, 60)).isCloseTo(60 / 84.0 / 1.2, within(0.02));
  }

  @Test
  void waitsWithASingerWhoTakesBreath() {
    var melody = new ImprovisedMelody(84, Metre.FOUR_FOUR, 24, -1, 5);
    double bar = 4 * 60_000.0 / 84;
    DoubleUnaryOperator breathing =
        ms -> {
          double waited = 0;
          for (int phrase = 1; 1000 + 4 * phrase * bar < ms + 60; phrase++) {
            waited += 350 + 130 * (phrase % 4);
          }
          return ms + waited;
        };
    List<Note> notes = melody.sing().stream().map(note -> moved(note, breathing)).toList();

    Pulse pulse = SungPulse.of(notes, 75, TempoPrior.SUNG, OptionalDouble.empty());

    assertThat(pulse.steady()).isFalse();
    assertThat(pulse.bpm()).isCloseTo(84, within(1.0));
    assertThat(melody.barLines().stream().map(line -> breathing.applyAsDouble(line * 1000) / 1000))
        .filteredOn(line -> pulse.downbeats().stream().anyMatch(d -> Math.abs(d - line) < 0.07))
        .hasSizeGreaterThan(20);
  }

  @Test
  void goesOnInTheSingersTempoAfterALastBreath() {
    var melody = new ImprovisedMelody(84, Metre.FOUR_FOUR, 24, -1, 5);
    double breath = melody.barLines().get(22) * 1000 - 60;
    double earlier = melody.barLines().get(12) * 1000 - 60;
    DoubleUnaryOperator breathing = ms -> ms + (ms < earlier ? 0 : 700) + (ms < breath ? 0 : 1200);
    List<Note> notes = melody.sing().stream().map(note -> moved(note, breathing)).toList();
    double lastNote = notes.getLast().startMs() / 1000.0;

    Pulse pulse = SungPulse.of(notes, lastNote + 12, TempoPrior.SUNG, OptionalDouble.empty());

    assertThat(pulse.steady()).isFalse();
    assertThat(beatSeconds(pulse, lastNote, lastNote + 12)).isCloseTo(60 / 84.0, within(0.02));
  }

  @Test
  void countsEvenlyThroughALongRestOfASingerWhoIsFree() {
    var melody = new ImprovisedMelody(84, Metre.FOUR_FOUR, 24, -1, 5);
    double rest = melody.barLines().get(8) * 1000 - 60;
    double slower = melody.barLines().get(16) * 1000 - 60;
    DoubleUnaryOperator free =
        ms -> ms + (ms < rest ? 0 : 15_000) + 0.25 * Math.max(0, ms - slower);
    List<Note> notes = melody.sing().stream().map(note -> moved(note, free)).toList();

    Pulse pulse = SungPulse.of(notes, 90, TempoPrior.SUNG, OptionalDouble.empty());

    assertThat(pulse.steady()).isFalse();
    assertThat(pulse.beats())
        .filteredOn(beat -> beat > rest / 1000 + 1 && beat < rest / 1000 + 14)
        .hasSizeBetween(14, 22)
        .satisfies(
            beats ->
                assertThat(IntStream.range(1, beats.size()))
                    .allMatch(i -> beats.get(i) - beats.get(i - 1) < 1.3 * 60 / 84));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 10, 50})
  @Timeout(10)
  void hearsNoPulseInNotesThatComeAllAtOnce(long apartMs) {
    List<Note> notes =
        IntStream.range(0, 8)
            .mapToObj(i -> new Note(1000 + i * apartMs, 1100 + i * apartMs, 60 + i, 0))
            .toList();

    for (OptionalDouble hint : List.of(OptionalDouble.empty(), OptionalDouble.of(30))) {
      assertThat(SungPulse.of(notes, 10, TempoPrior.SUNG, hint).beats()).isEmpty();
    }
  }

  @Test
  void isNotSureOfTheTempoOfASingerWhoKeepsNone() {
    var melody = new ImprovisedMelody(84, Metre.FOUR_FOUR, 24, -1, 5);
    DoubleUnaryOperator free = ms -> ms + 400 * Math.sin(ms / 1600);
    List<Note> notes = melody.sing().stream().map(note -> moved(note, free)).toList();

    Pulse pulse = SungPulse.of(notes, melody.seconds(), TempoPrior.SUNG, OptionalDouble.empty());

    assertThat(pulse.steady()).isFalse();
    assertThat(pulse.confidence()).isLessThanOrEqualTo(0.6);
  }

  private static Note moved(Note note, DoubleUnaryOperator time) {
    long start = Math.round(time.applyAsDouble((double) note.startMs()));
    long end = Math.round(time.applyAsDouble((double) note.endMs()));
    return new Note(start, end, note.midi(), note.cents());
  }

  private static double beatSeconds(Pulse pulse, double from, double to) {
    double[] beats =
        pulse.beats().stream()
            .mapToDouble(Double::doubleValue)
            .filter(beat -> beat >= from && beat <= to)
            .toArray();
    return (beats[beats.length - 1] - beats[0]) / (beats.length - 1);
  }

  private static Pulse pulse(SungTake take) {
    return SungPulse.of(take.notes(), take.seconds(), TempoPrior.SUNG, OptionalDouble.empty());
  }

  private static List<Pulse> improvised(double bpm, Metre metre) {
    return IntStream.range(0, MELODIES)
        .mapToObj(seed -> pulse(new ImprovisedMelody(bpm, metre, 32, -1, seed)))
        .toList();
  }

  private static Pulse pulse(ImprovisedMelody melody) {
    return SungPulse.of(melody.sing(), melody.seconds(), TempoPrior.SUNG, OptionalDouble.empty());
  }
}
