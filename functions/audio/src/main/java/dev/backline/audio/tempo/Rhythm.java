package dev.backline.audio.tempo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Where in the bar a singer's next note falls, given where the last one fell: counted on pop songs
 * for 4/4, composed of the same interval counts and the weight of each position for 3/4 and 6/8.
 * Slow songs sing sixteenths, fast ones quarters, so the chances depend on the tempo.
 */
final class Rhythm {
  static final double[] CENTRES_BPM = {62, 85, 125};
  static final int BAR = 16;
  static final int LONGEST_TICKS = 16;

  /** Chance, of all chances for a long rest, that it ends at one certain bar. */
  private static final double REST = 1 / 20.0;

  private static final double SAME_TICK = 0.004;
  private static final double[] THREE_FOUR = {2.6, .3, 1.1, .3, 1.6, .3, 1.1, .3, 1.6, .3, 1.1, .3};
  private static final double[] SIX_EIGHT = {2.6, .2, 1.2, .2, 1.2, .2, 2, .2, 1.2, .2, 1.2, .2};
  private static final double[] TWELVE_EIGHT = {
    2.6, .2, 1.2, .2, 1.2, .2, 1.8, .2, 1.2, .2, 1.2, .2, 2.2, .2, 1.2, .2, 1.2, .2, 1.8, .2, 1.2,
    .2, 1.2, .2
  };
  private static final double[] SIX_EIGHT_STEPS = {
    .04, .07, .5, .03, .2, .01, .12, .005, .01, .003, .02, .002, .03, .001, .01, .001, .01
  };

  /** Rows of the table of counts: for each of three tempi a bar of rows and one more. */
  record Counts(List<double[]> rows) {
    static Counts read(String name) {
      var stream =
          Objects.requireNonNull(
              Rhythm.class.getResourceAsStream(name), () -> name + " is not on the class path");
      try (var reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
        return new Counts(
            reader.lines().filter(line -> !line.startsWith("#")).map(Rhythm::numbers).toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final int bar;
  private final double[][] next;
  private final double[] afterRest;

  private Rhythm(double[][] next, double[] afterRest) {
    this.bar = next.length;
    this.next = next;
    this.afterRest = afterRest;
  }

  /** The rhythm of songs in {@code metre} at {@code bpm}. */
  static Rhythm of(Counts counts, Metre metre, double bpm) {
    double[][] next = new double[BAR][];
    var afterRest = new double[BAR];
    double[] share = shares(bpm);
    for (int b = 0; b < BAR; b++) {
      next[b] = mix(counts, share, b);
      afterRest[b] = mix(counts, share, BAR)[b];
    }
    return switch (metre) {
      case FOUR_FOUR -> new Rhythm(next, afterRest);
      case THREE_FOUR -> composed(THREE_FOUR, steps(next));
      case SIX_EIGHT -> composed(SIX_EIGHT, SIX_EIGHT_STEPS);
      case TWELVE_EIGHT -> composed(TWELVE_EIGHT, SIX_EIGHT_STEPS);
    };
  }

  /** Chance that a note at {@code position} of the bar is followed by one {@code ticks} later. */
  double chance(int position, int ticks) {
    if (ticks <= 0) {
      return SAME_TICK;
    }
    return ticks <= LONGEST_TICKS
        ? next[position][ticks]
        : next[position][0] * afterRest[(position + ticks) % bar] * REST;
  }

  private static double[] mix(Counts counts, double[] share, int row) {
    int columns = counts.rows.get(row).length;
    var mixed = new double[columns];
    for (int c = 0; c < share.length; c++) {
      for (int i = 0; i < columns; i++) {
        mixed[i] += share[c] * counts.rows.get(c * (BAR + 1) + row)[i];
      }
    }
    return mixed;
  }

  /** How much each of the tempi of the table counts at {@code bpm}. */
  static double[] shares(double bpm) {
    double at = Math.clamp(bpm, CENTRES_BPM[0], CENTRES_BPM[2]);
    int lower = at < CENTRES_BPM[1] ? 0 : 1;
    double upper =
        Math.log(at / CENTRES_BPM[lower]) / Math.log(CENTRES_BPM[lower + 1] / CENTRES_BPM[lower]);
    var share = new double[CENTRES_BPM.length];
    share[lower] = 1 - upper;
    share[lower + 1] = upper;
    return share;
  }

  /** How often each interval occurs, wherever it begins. */
  private static double[] steps(double[][] next) {
    var steps = new double[LONGEST_TICKS + 1];
    for (double[] row : next) {
      for (int i = 0; i < steps.length; i++) {
        steps[i] += row[i] / next.length;
      }
    }
    return steps;
  }

  private static Rhythm composed(double[] weight, double[] steps) {
    int bar = weight.length;
    var next = new double[bar][LONGEST_TICKS + 1];
    var afterRest = new double[bar];
    double all = 0;
    for (double w : weight) {
      all += w;
    }
    for (int b = 0; b < bar; b++) {
      afterRest[b] = weight[b] / all;
      double sum = steps[0];
      for (int d = 1; d <= LONGEST_TICKS; d++) {
        next[b][d] = steps[d] * weight[(b + d) % bar];
        sum += next[b][d];
      }
      next[b][0] = steps[0];
      for (int d = 0; d <= LONGEST_TICKS; d++) {
        next[b][d] /= sum;
      }
    }
    return new Rhythm(next, afterRest);
  }

  private static double[] numbers(String line) {
    String[] words = line.strip().split(" ");
    var numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Double.parseDouble(words[i]);
    }
    return numbers;
  }
}
