package dev.backline.audio.tempo;

import java.util.Arrays;

/**
 * What surrounds each note of a melody that was laid on a grid of sixteenths, as a list of
 * statements that are true of it: the intervals of time and pitch to its neighbours, its length,
 * its degree of the scale, its place in the phrase, and how much the pitches change at it.
 */
final class NoteContext {
  private static final int INTERVALS = 12;
  private static final int LENGTHS = 7;
  private static final int LEAPS = 9;
  private static final int CHANGES = 8;
  private static final int NONE = 99;

  /** How many different statements there are. */
  static final int STATEMENTS =
      5 * INTERVALS + 2 * LENGTHS + 3 * LEAPS + 2 * 12 + 3 + 3 + 4 + 2 * CHANGES + 2;

  private final Melody melody;
  private final int[] ticks;
  private final double tickSeconds;
  private final int[] found = new int[32];
  private int count;
  private int base;

  private NoteContext(Melody melody, int[] ticks, double tickSeconds) {
    this.melody = melody;
    this.ticks = ticks;
    this.tickSeconds = tickSeconds;
  }

  /** Numbers, below {@link #STATEMENTS}, of what is true of each note. */
  static int[][] of(Melody melody, int[] ticks, double tickSeconds) {
    var context = new NoteContext(melody, ticks, tickSeconds);
    var statements = new int[ticks.length][];
    int inPhrase = 0;
    for (int i = 0; i < ticks.length; i++) {
      inPhrase = melody.begins(i) ? 0 : inPhrase + 1;
      statements[i] = context.of(i, inPhrase);
    }
    return statements;
  }

  private int[] of(int i, int inPhrase) {
    count = 0;
    base = 0;
    add(INTERVALS, interval(i, i + 1));
    add(INTERVALS, interval(i - 1, i));
    add(INTERVALS, interval(i + 1, i + 2));
    add(INTERVALS, interval(i - 2, i - 1));
    add(INTERVALS, interval(i - 3, i - 2));
    add(LENGTHS, length(i));
    add(LENGTHS, i > 0 ? length(i - 1) : LENGTHS - 1);
    add(LEAPS, leap(i - 1, i));
    add(LEAPS, leap(i, i + 1));
    add(LEAPS, leap(i - 2, i));
    add(12, degree(i));
    add(12, degree(i + 1 < ticks.length ? i + 1 : i));
    flag(melody.begins(i));
    flag(melody.ends(i));
    flag(i + 1 < ticks.length && melody.ends(i + 1));
    double quarterBpm = 15 / tickSeconds;
    add(3, quarterBpm < 73 ? 0 : quarterBpm < 103 ? 1 : 2);
    add(4, Math.min(3, inPhrase));
    add(CHANGES, change(i, 8));
    add(CHANGES, change(i, 16));
    add(2, highest(i) ? 1 : 0);
    return Arrays.copyOf(found, count);
  }

  private void add(int kinds, int kind) {
    found[count++] = base + kind;
    base += kinds;
  }

  private void flag(boolean holds) {
    if (holds) {
      found[count++] = base;
    }
    base++;
  }

  private int interval(int from, int to) {
    int ticksApart = from < 0 || to >= ticks.length ? NONE : ticks[to] - ticks[from];
    return interval(ticksApart);
  }

  /** 0 to 8 sixteenths are told apart, then up to 12, up to 16, longer. */
  private static int interval(int apart) {
    if (apart <= 8) {
      return Math.max(0, apart);
    }
    return apart <= 12 ? 9 : apart <= 16 ? 10 : 11;
  }

  private int length(int i) {
    double length = melody.seconds(i) / tickSeconds;
    double[] limits = {1.5, 2.5, 3.5, 4.5, 6.5, 8.5};
    int kind = 0;
    while (kind < limits.length && length >= limits[kind]) {
      kind++;
    }
    return kind;
  }

  private int leap(int from, int to) {
    int semitones = from < 0 || to >= ticks.length ? NONE : melody.midi(to) - melody.midi(from);
    if (semitones < -2) {
      return semitones < -7 ? 0 : 1;
    }
    return semitones <= 2 ? semitones + 4 : semitones <= 7 ? 7 : 8;
  }

  private int degree(int i) {
    return Math.floorMod(melody.midi(i) - melody.scaleTonic(), 12);
  }

  /** How far the pitch classes of the ticks from here on differ from those before, in eighths. */
  private int change(int i, int span) {
    var before = new double[12];
    var after = new double[12];
    for (int j = i - 1; j >= 0 && ticks[j] >= ticks[i] - span; j--) {
      before[Math.floorMod(melody.midi(j), 12)] += weight(j);
    }
    for (int j = i; j < ticks.length && ticks[j] < ticks[i] + span; j++) {
      after[Math.floorMod(melody.midi(j), 12)] += weight(j);
    }
    double both = 0;
    double befores = 1e-9;
    double afters = 1e-9;
    for (int pc = 0; pc < 12; pc++) {
      both += before[pc] * after[pc];
      befores += before[pc] * before[pc];
      afters += after[pc] * after[pc];
    }
    return Math.clamp((int) (CHANGES * (1 - both / Math.sqrt(befores * afters))), 0, CHANGES - 1);
  }

  private double weight(int i) {
    return Math.min(8, melody.seconds(i) / tickSeconds);
  }

  private boolean highest(int i) {
    for (int j = Math.max(0, i - 3); j <= Math.min(ticks.length - 1, i + 3); j++) {
      if (j != i && melody.midi(j) >= melody.midi(i)) {
        return false;
      }
    }
    return true;
  }
}
