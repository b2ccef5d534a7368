package dev.backline.audio.key;

import dev.backline.audio.voice.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the key of a melody without accompaniment: how long each pitch class is sung, against how
 * long singers dwell on each degree of major and minor.
 */
public final class MelodicKey {
  /** Share of the sung time on each degree, from the tonic up, in 742 pop songs (POP909). */
  private static final double[] MAJOR = {
    .213, .000, .186, .001, .198, .036, .000, .187, .001, .138, .000, .040
  };

  private static final double[] MINOR = {
    .240, .000, .072, .147, .001, .167, .000, .223, .023, .002, .123, .002
  };

  /** Share of the time in which even a good singer is read a semitone off or leaves the scale. */
  private static final double STRAY = 0.04;

  /** How far the mean log chance of a melody separates keys: fitted, so that chances are true. */
  private static final double EVIDENCE = 19;

  private static final double LONGEST_SECONDS = 1.5;
  private static final double EVIDENCE_PER_SECOND = 0.5;
  private static final double CHANGE_COST = 6;
  private static final double BLOCK_SECONDS = 4;

  private MelodicKey() {}

  /** The key of {@code notes}; empty when there are none. */
  public static Optional<KeyEstimate> of(
      List<Note> notes, double durationSeconds, double tuningCents) {
    if (notes.isEmpty()) {
      return Optional.empty();
    }
    var blocks = new ArrayList<double[]>();
    for (double t = 0; t < durationSeconds; t += BLOCK_SECONDS) {
      blocks.add(new double[12]);
    }
    var whole = new double[12];
    double sung = 0;
    for (Note note : notes) {
      double seconds = Math.min(LONGEST_SECONDS, note.durationMs() / 1000.0);
      int pitchClass = Math.floorMod(note.midi(), 12);
      whole[pitchClass] += seconds;
      sung += seconds;
      blocks
              .get(Math.min(blocks.size() - 1, (int) (note.startMs() / 1000.0 / BLOCK_SECONDS)))[
              pitchClass] +=
          seconds;
    }
    double[] total = scores(whole, EVIDENCE / sung);
    List<double[]> scored =
        blocks.stream().map(block -> scores(block, EVIDENCE_PER_SECOND)).toList();
    return Optional.of(
        KeyPath.estimate(total, scored, BLOCK_SECONDS, durationSeconds, CHANGE_COST, tuningCents));
  }

  private static double[] scores(double[] seconds, double weight) {
    var scores = new double[KeyPath.KEYS];
    for (int key = 0; key < scores.length; key++) {
      double[] degrees = key < 12 ? MAJOR : MINOR;
      for (int pc = 0; pc < 12; pc++) {
        double chance = (1 - STRAY) * degrees[Math.floorMod(pc - key, 12)] + STRAY / 12;
        scores[key] += weight * seconds[pc] * Math.log(chance);
      }
    }
    return scores;
  }
}
