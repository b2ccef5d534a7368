package dev.backline.audio.tempo;

import dev.backline.audio.voice.Note;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What the onsets alone tell of a melody: a tempo that may be in a simple ratio to that which is
 * tapped, and the onsets in the even time of a singer who keeps it.
 *
 * @param melody in even time
 * @param bpm of the beats that the onsets suggest
 * @param free how a singer who keeps no even tempo treats it
 */
record FirstReading(Melody melody, double bpm, Optional<Freedom> free) {
  private static final int EXCERPT_NOTES = 400;
  private static final double[] RATIOS = {
    1, 1 / 2.0, 2, 2 / 3.0, 3 / 2.0, 3 / 4.0, 4 / 3.0, 1 / 4.0, 4, 1 / 3.0, 3
  };
  private static final double LOWEST_BPM = 40;
  private static final double HIGHEST_BPM = 220;
  private static final double STEADY_RANGE = 1.06;

  /** How far a take that wanders slowly may stray from its mean. */
  private static final double WANDERING_RANGE = 1.15;

  /**
   * By how much the logarithm of the likelihood of the onsets must be greater for a free singer,
   * for each second by which they lie nearer to an even grid than they must. Songs have bars of
   * half the length now and then, after which a singer goes on as evenly as before. With 400 three
   * of 137 even singers of POP909's songs 1 to 150 are taken for free, with 600 and 800 one; with
   * 600 the beats of more singers who wait are found.
   */
  private static final double EVENNESS = 600;

  private static final double FIRST_TEMPER = 0.5;

  /**
   * @param notes at least two
   * @param tempoHint beats per minute that the user knows, believed within 6 %
   */
  static FirstReading of(List<Note> notes, OptionalDouble tempoHint) {
    double[] onsets = notes.stream().mapToDouble(note -> note.startMs() / 1000.0).toArray();
    double base = tempoHint.orElseGet(() -> firstTempo(excerpt(onsets)));
    RhythmDecoder even = within(base, STEADY_RANGE);
    RhythmDecoder loose = RhythmDecoder.near(base, Metre.FOUR_FOUR, 1);
    Optional<Freedom> free = freedom(excerpt(onsets), even, loose);
    TimeMap map =
        free.map(freedom -> TimeMap.bent(onsets, loose.read(onsets, freedom)))
            .orElseGet(() -> even(onsets, base, even));
    Melody melody = Melody.of(notes, straightened(onsets, map));
    return new FirstReading(melody, 15 / map.tickSeconds(), free);
  }

  /** A freedom, and how a singer with it can be understood. */
  private record Guess(Freedom freedom, RhythmReading reading) {}

  /** The freedom that makes the onsets likelier than an even tempo by more than is doubted. */
  private static Optional<Freedom> freedom(
      double[] onsets, RhythmDecoder even, RhythmDecoder loose) {
    RhythmReading steady = even.read(onsets, Freedom.STEADY);
    Guess likeliest =
        Freedom.FREE.stream()
            .map(freedom -> new Guess(freedom, loose.read(onsets, freedom)))
            .max(Comparator.comparingDouble(guess -> guess.reading.logLikelihood()))
            .orElseThrow();
    double margin =
        Math.max(
            margin(onsets, TimeMap.of(onsets, steady.ticks()).tickSeconds()),
            margin(onsets, TimeMap.bent(onsets, likeliest.reading).tickSeconds()));
    return likeliest.reading.logLikelihood() > steady.logLikelihood() + EVENNESS * margin
        ? Optional.of(likeliest.freedom)
        : Optional.empty();
  }

  /** By how many seconds the onsets lie nearer to an even grid than they must; 0 without one. */
  private static double margin(double[] onsets, double tickSeconds) {
    return SteadyGrid.find(onsets, tickSeconds).map(SteadyGrid::margin).orElse(0.0);
  }

  private static TimeMap even(double[] onsets, double base, RhythmDecoder even) {
    TimeMap map = TimeMap.of(onsets, even.read(onsets, Freedom.STEADY).ticks());
    return map.rigid()
        ? map
        : TimeMap.of(onsets, within(base, WANDERING_RANGE).read(onsets, Freedom.STEADY).ticks());
  }

  /** The tempi at which the melody could be counted. */
  double[] levels() {
    return DoubleStream.of(RATIOS)
        .map(ratio -> ratio * bpm)
        .filter(level -> level >= LOWEST_BPM && level <= HIGHEST_BPM)
        .toArray();
  }

  /** The melody, or the middle of a long one. */
  Melody excerpt() {
    return melody.excerpt(EXCERPT_NOTES);
  }

  private static double[] excerpt(double[] onsets) {
    int from = Math.max(0, (onsets.length - EXCERPT_NOTES) / 2);
    return Arrays.copyOfRange(onsets, from, Math.min(onsets.length, from + EXCERPT_NOTES));
  }

  private static double firstTempo(double[] onsets) {
    RhythmReading reading =
        new RhythmDecoder(Metre.FOUR_FOUR, 45, 215, FIRST_TEMPER).read(onsets, Freedom.STEADY);
    return 15 / TimeMap.of(onsets, reading.ticks()).tickSeconds();
  }

  private static RhythmDecoder within(double bpm, double range) {
    return new RhythmDecoder(Metre.FOUR_FOUR, bpm / range, bpm * range, 1);
  }

  /** When the onsets would be if the singer had kept the mean tempo. */
  private static double[] straightened(double[] onsets, TimeMap map) {
    var even = new double[onsets.length];
    for (int i = 0; i < even.length; i++) {
      int tick = map.ticks()[i];
      even[i] = tick * map.tickSeconds() + onsets[i] - map.at(tick);
    }
    return even;
  }
}
