package dev.backline.audio.fingerprint.chroma;

import dev.backline.audio.fingerprint.MonoAt11025;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what two recordings have in common, wherever it lies in them: at every offset of one
 * against the other, the stretch whose items differ in the fewest bits for its length. The length
 * is the same in both: a recording at another speed is found in pieces at best.
 */
public final class ChromaMatcher {

  // An unrelated item differs in 16 bits on average, but music in one key in far fewer.
  private static final int TOLERATED_BITS = 10;
  private static final int LEAST_SCORE = 64;
  private static final double HIGHEST_ERROR = 0.2;
  private static final int SILENCE = Classifier.item(new ChromaPicture());

  private ChromaMatcher() {}

  /**
   * The stretches in common, the surest first; no two of them share more than half of the shorter
   * one in the first recording. Empty when there is none.
   */
  public static List<ChromaMatch> matches(ChromaFingerprint first, ChromaFingerprint second) {
    var stretches = new ArrayList<Stretch>();
    for (int offset = 1 - first.size(); offset < second.size(); offset++) {
      Stretch best = best(first, second, offset);
      if (best.score >= LEAST_SCORE && best.errorRate() <= HIGHEST_ERROR) {
        stretches.add(best);
      }
    }
    stretches.sort(
        Comparator.comparingInt(Stretch::score)
            .reversed()
            .thenComparingInt(stretch -> Math.abs(stretch.offset))
            .thenComparingInt(Stretch::offset));
    var chosen = new ArrayList<Stretch>();
    for (Stretch stretch : stretches) {
      if (chosen.stream().noneMatch(stretch::covers)) {
        chosen.add(stretch);
      }
    }
    return chosen.stream().map(Stretch::match).toList();
  }

  /** The stretch of highest score at an offset, by one pass (J. Kadane, 1984). */
  private static Stretch best(ChromaFingerprint first, ChromaFingerprint second, int offset) {
    int from = Math.max(0, -offset);
    int to = Math.min(first.size(), second.size() - offset);
    int start = from;
    int score = 0;
    int errors = 0;
    var best = new Stretch(offset, from, from, 0, 0);
    for (int i = from; i < to; i++) {
      int differing = Integer.bitCount(first.item(i) ^ second.item(i + offset));
      // Silence is in every recording, so that both have it says nothing.
      score += differing == 0 && first.item(i) == SILENCE ? -1 : TOLERATED_BITS - differing;
      errors += differing;
      if (score <= 0) {
        start = i + 1;
        score = 0;
        errors = 0;
      } else if (score > best.score) {
        best = new Stretch(offset, start, i + 1, score, errors);
      }
    }
    return best;
  }

  private record Stretch(int offset, int from, int to, int score, int errors) {

    double errorRate() {
      return errors / (32.0 * (to - from));
    }

    boolean covers(Stretch other) {
      int shared = Math.min(to, other.to) - Math.max(from, other.from);
      return 2 * shared > Math.min(to - from, other.to - other.from);
    }

    ChromaMatch match() {
      return new ChromaMatch(
          millis((long) from * ChromaFingerprint.HOP),
          millis((long) (from + offset) * ChromaFingerprint.HOP),
          millis((long) (to - from - 1) * ChromaFingerprint.HOP + ChromaFingerprint.SPAN),
          errorRate());
    }

    private static long millis(long samples) {
      return Math.round(samples * 1000.0 / MonoAt11025.RATE_HZ);
    }
  }
}
