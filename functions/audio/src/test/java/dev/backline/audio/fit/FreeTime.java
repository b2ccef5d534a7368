package dev.backline.audio.fit;

import dev.backline.audio.voice.Note;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** How a singer who has nobody to keep time with leaves the tempo of the score. */
public enum FreeTime {
  /** As the score has it. */
  EVEN,
  /** Slower by a fifth from the middle on, at once. */
  LEAP {
    @Override
    double slowness(double second, double seconds, double barSeconds, double drift) {
      return second < seconds / 2 ? 1 : 1.25;
    }
  },
  /** Faster and slower by 7 % within 16 s. */
  SWAY {
    @Override
    double slowness(double second, double seconds, double barSeconds, double drift) {
      return 1 + 0.07 * Math.sin(2 * Math.PI * second / 16);
    }
  },
  /** Faster and slower by 12 % within 6 s. */
  RUBATO {
    @Override
    double slowness(double second, double seconds, double barSeconds, double drift) {
      return 1 + 0.12 * Math.sin(2 * Math.PI * second / 6);
    }
  },
  /** A tempo that walks at random, by some 3 % a second. */
  WALK {
    @Override
    double slowness(double second, double seconds, double barSeconds, double drift) {
      return Math.exp(drift);
    }
  },
  /** Every fourth bar is held back towards its end, by up to 35 %. */
  PHRASES {
    @Override
    double slowness(double second, double seconds, double barSeconds, double drift) {
      double bar = second / barSeconds % 4;
      return bar < 3 ? 1 : 1 + 0.35 * (bar - 3);
    }
  },
  /** An even tempo that waits for a breath of up to 1.2 s before a note about every fourth bar. */
  BREATHS {
    @Override
    double breathSeconds(Random random) {
      return 0.3 + 0.9 * random.nextDouble();
    }
  };

  private static final double STEP_SECONDS = 0.01;
  private static final double WALK_A_SECOND = 0.03;
  private static final double FURTHEST = 0.25;

  double slowness(double second, double seconds, double barSeconds, double drift) {
    return 1;
  }

  double breathSeconds(Random random) {
    return 0;
  }

  /** The take in this time; {@code seed} makes what is random. */
  public SungTake of(SungTake take, long seed) {
    double[] map = map(take, new Random(seed));
    List<Note> notes =
        take.notes().stream()
            .map(
                note ->
                    new Note(
                        tens(at(map, note.startMs() / 1000.0)),
                        tens(at(map, note.endMs() / 1000.0)),
                        note.midi(),
                        note.cents()))
            .toList();
    double seconds = at(map, take.seconds());
    List<Double> beats = take.beats().stream().map(beat -> at(map, beat)).toList();
    return new SungTake(
        take.name(),
        notes,
        beats,
        take.downbeats().stream().map(beat -> at(map, beat)).toList(),
        60 / median(beats),
        take.beatsPerBar(),
        take.beatDivision(),
        seconds);
  }

  /** When each hundredth of a second of the score is sung. */
  private double[] map(SungTake take, Random random) {
    double barSeconds = 60 / take.bpm() * take.beatsPerBar();
    double from = take.downbeats().isEmpty() ? 0 : take.downbeats().getFirst();
    var map = new double[(int) (take.seconds() / STEP_SECONDS) + 2];
    double drift = 0;
    double breathAt = breathAt(take.notes(), from + 4 * barSeconds, barSeconds);
    for (int i = 1; i < map.length; i++) {
      double second = i * STEP_SECONDS;
      drift += WALK_A_SECOND * Math.sqrt(STEP_SECONDS) * random.nextGaussian();
      drift = Math.clamp(drift, -FURTHEST, FURTHEST);
      double breath = 0;
      if (second >= breathAt) {
        breath = breathSeconds(random);
        breathAt = breathAt(take.notes(), second + 4 * barSeconds, barSeconds);
      }
      double slowness = slowness(Math.max(0, second - from), take.seconds(), barSeconds, drift);
      map[i] = map[i - 1] + STEP_SECONDS * slowness + breath;
    }
    return map;
  }

  /** Just before the note within half a bar of {@code second} that follows the longest gap. */
  private static double breathAt(List<Note> notes, double second, double barSeconds) {
    double longest = 0;
    double at = second;
    for (int i = 1; i < notes.size(); i++) {
      double start = notes.get(i).startMs() / 1000.0;
      double gap = start - notes.get(i - 1).startMs() / 1000.0;
      if (Math.abs(start - second) < barSeconds / 2 && gap > longest) {
        longest = gap;
        at = start - 2 * STEP_SECONDS;
      }
    }
    return at;
  }

  private static double median(List<Double> beats) {
    double[] lengths =
        IntStream.range(1, beats.size())
            .mapToDouble(i -> beats.get(i) - beats.get(i - 1))
            .sorted()
            .toArray();
    return lengths[lengths.length / 2];
  }

  private static double at(double[] map, double second) {
    double x = Math.max(0, second / STEP_SECONDS);
    int i = Math.min((int) x, map.length - 2);
    return map[i] + (x - i) * (map[i + 1] - map[i]);
  }

  private static long tens(double seconds) {
    return Math.round(100 * seconds) * 10;
  }
}
