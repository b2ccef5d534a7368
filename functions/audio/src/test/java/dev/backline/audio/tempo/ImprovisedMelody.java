package dev.backline.audio.tempo;

import dev.backline.audio.voice.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A melody drawn from a seed, as a singer would time it: two-bar ideas over a chord a bar, chord
 * tones on the beats, steps between them, a long note and a breath at the end of every fourth bar.
 *
 * @param bpm beats per minute
 * @param metre of the bars
 * @param bars how many
 * @param shortBar the bar that lasts half as long, −1 for none
 * @param seed another seed is another melody
 */
record ImprovisedMelody(double bpm, Metre metre, int bars, int shortBar, long seed) {
  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  private static final int[][] PROGRESSIONS = {{0, 5, 3, 4}, {0, 4, 5, 3}, {0, 3, 0, 4}};
  private static final double JITTER_SECONDS = 0.014;
  private static final double FIRST_BAR_SECONDS = 1;

  /** Lengths of notes in sixteenths, filling a bar. */
  private static final List<int[]> QUADRUPLE =
      List.of(
          new int[] {4, 4, 4, 4},
          new int[] {4, 2, 2, 4, 4},
          new int[] {6, 2, 4, 4},
          new int[] {4, 4, 2, 2, 4},
          new int[] {2, 2, 4, 6, 2},
          new int[] {8, 4, 2, 2});

  private static final List<int[]> TRIPLE =
      List.of(
          new int[] {4, 4, 4},
          new int[] {8, 4},
          new int[] {4, 4, 2, 2},
          new int[] {6, 2, 4},
          new int[] {4, 2, 2, 4});

  private static final List<int[]> COMPOUND =
      List.of(
          new int[] {2, 2, 2, 2, 2, 2},
          new int[] {4, 2, 4, 2},
          new int[] {6, 4, 2},
          new int[] {4, 2, 2, 2, 2},
          new int[] {4, 2, 6});

  private double tickSeconds() {
    return 60 / bpm / metre.ticksPerBeat();
  }

  private int ticks(int bar) {
    return bar == shortBar ? metre.ticksPerBar() / 2 : metre.ticksPerBar();
  }

  /** When each bar begins, in seconds. */
  List<Double> barLines() {
    var lines = new ArrayList<Double>();
    double time = FIRST_BAR_SECONDS;
    for (int bar = 0; bar < bars; bar++) {
      lines.add(time);
      time += ticks(bar) * tickSeconds();
    }
    return lines;
  }

  double seconds() {
    return barLines().getLast() + metre.ticksPerBar() * tickSeconds() + 1;
  }

  List<Note> sing() {
    var random = new Random(seed);
    List<int[]> rhythms =
        switch (metre) {
          case FOUR_FOUR -> QUADRUPLE;
          case THREE_FOUR -> TRIPLE;
          case SIX_EIGHT, TWELVE_EIGHT -> COMPOUND;
        };
    int[][] idea = {
      rhythms.get(random.nextInt(rhythms.size())),
      rhythms.get(random.nextInt(rhythms.size())),
      rhythms.get(random.nextInt(rhythms.size()))
    };
    int[] chords = PROGRESSIONS[random.nextInt(PROGRESSIONS.length)];
    List<Double> lines = barLines();
    var notes = new ArrayList<Note>();
    int degree = 2;
    for (int bar = 0; bar < bars; bar++) {
      boolean closes = bar % 4 == 3;
      int[] lengths = closes ? new int[] {ticks(bar) * 3 / 4} : idea[bar % 4 == 2 ? 2 : bar % 2];
      int at = 0;
      for (int length : lengths) {
        if (at >= ticks(bar)) {
          break;
        }
        boolean onBeat = at % metre.ticksPerBeat() == 0;
        degree = onBeat ? chordTone(chords[bar % 4], degree, random) : degree + step(random);
        double start = lines.get(bar) + at * tickSeconds() + JITTER_SECONDS * random.nextGaussian();
        double seconds = length * tickSeconds() * (closes ? 0.8 : 0.93);
        int midi = 60 + 12 * Math.floorDiv(degree, 7) + MAJOR[Math.floorMod(degree, 7)];
        long from = Math.round(start * 1000);
        notes.add(new Note(from, from + Math.max(60, Math.round(seconds * 1000) - 20), midi, 0));
        at += length;
      }
    }
    return notes;
  }

  private static int step(Random random) {
    return random.nextBoolean() ? 1 : -1;
  }

  /** The tone of the chord on {@code root} that is nearest to a step from {@code degree}. */
  private static int chordTone(int root, int degree, Random random) {
    int wanted = Math.clamp(degree + random.nextInt(5) - 2, -2, 9);
    int best = root;
    for (int tone = -7; tone < 14; tone++) {
      int above = Math.floorMod(tone - root, 7);
      if ((above == 0 || above == 2 || above == 4)
          && Math.abs(tone - wanted) < Math.abs(best - wanted)) {
        best = tone;
      }
    }
    return best;
  }
}
