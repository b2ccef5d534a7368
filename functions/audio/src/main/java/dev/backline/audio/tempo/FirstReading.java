package dev.backline.audio.tempo;

import dev.backline.audio.voice.Note;
import java.util.Arrays;
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

  /** Logarithm of how much likelier freedom must make the onsets to be believed. */
  private static final double DOUBT = 4;

  /**
   * By how much more for each second by which the onsets lie nearer to an even grid than they must.
   * Simulated singers with an even tempo, whose songs have bars of half the length now and then,
   * are taken for free in none of 46 takes by this.
   */
  private static final double EVENNESS = 1200;

  private static final double FIRST_TEMPER = 0.5;

  /**
   * @param notes at least two
   * @param tempoHint beats per minute that the user knows, believed within 6 %
   */
  static FirstReading of(List<Note> notes, OptionalDouble tempoHint) {
    double[] onsets = notes.stream().mapToDouble(note -> note.startMs() / 1000.0).toArray();
    double base = tempoHint.orElseGet(() -> firstTempo(excerpt(onsets)));
    RhythmReading steady = steady(onsets, base, STEADY_RANGE);
    Optional<Freedom> free = freedom(onsets, base, steady);
    TimeMap map =
        free.map(freedom -> bent(onsets, base, freedom)).orElseGet(() -> map(onsets, base, steady));
    Melody melody = Melody.of(notes, straightened(onsets, map));
    return new FirstReading(melody, 15 / map.tickSeconds(), free);
  }

  /** The freedom that makes the onsets likelier than an even tempo by more than what is doubted. */
  private static Optional<Freedom> freedom(double[] onsets, double base, RhythmReading steady) {
    double tickSeconds = TimeMap.of(onsets, steady.ticks()).tickSeconds();
    double doubt =
        DOUBT + EVENNESS * SteadyGrid.find(onsets, tickSeconds).map(SteadyGrid::margin).orElse(0.0);
    Optional<Freedom> likeliest = Optional.empty();
    double greatest = steady.logLikelihood() + doubt;
    RhythmDecoder decoder = RhythmDecoder.near(base, Metre.FOUR_FOUR, 1);
    for (Freedom freedom : Freedom.FREE) {
      double likelihood = decoder.read(onsets, freedom).logLikelihood();
      if (likelihood > greatest) {
        greatest = likelihood;
        likeliest = Optional.of(freedom);
      }
    }
    return likeliest;
  }

  private static TimeMap bent(double[] onsets, double base, Freedom freedom) {
    return TimeMap.bent(onsets, RhythmDecoder.near(base, Metre.FOUR_FOUR, 1).read(onsets, freedom));
  }

  private static TimeMap map(double[] onsets, double base, RhythmReading steady) {
    TimeMap map = TimeMap.of(onsets, steady.ticks());
    return map.rigid() ? map : TimeMap.of(onsets, steady(onsets, base, WANDERING_RANGE).ticks());
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

  private static RhythmReading steady(double[] onsets, double bpm, double range) {
    return new RhythmDecoder(Metre.FOUR_FOUR, bpm / range, bpm * range, 1)
        .read(onsets, Freedom.STEADY);
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
