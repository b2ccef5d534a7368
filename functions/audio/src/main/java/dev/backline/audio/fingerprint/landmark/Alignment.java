package dev.backline.audio.fingerprint.landmark;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The straight line, track = offset + speed × query, on which most hits lie.
 *
 * @param offset where in the track the query's start lies, in frames
 * @param speed frames of the track for one of the query
 * @param firstQuery the query's first frame of the stretch that agrees most
 * @param lastQuery its last
 * @param hits how many lie on the line there
 * @param score by how much their weight exceeds what chance would bring there
 */
record Alignment(
    double offset, double speed, float firstQuery, float lastQuery, int hits, double score) {

  private static final double BIN_FRAMES = 3;
  private static final double NEAR_FRAMES = 2.5;
  // Unrelated music of one key or genre brought up to this weight together.
  private static final double CHANCE_PER_FRAME = 0.08;

  /** The best line near this speed; there must be a hit. */
  static Alignment of(Hits hits, double speed) {
    double[] offsets = new double[hits.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = hits.track(i) - speed * hits.query(i);
    }
    double[] sorted = offsets.clone();
    Arrays.sort(sorted);
    int best = 0;
    int most = 0;
    for (int from = 0, to = 0; from < sorted.length; from++) {
      while (to < sorted.length && sorted[to] <= sorted[from] + BIN_FRAMES) {
        to++;
      }
      if (to - from > most) {
        most = to - from;
        best = from;
      }
    }
    var line = new double[] {sorted[best + most / 2], speed};
    for (int pass = 0; pass < 3; pass++) {
      fit(hits, line, speed);
    }
    return stretch(hits, line);
  }

  /** Least squares through the hits near the line; the speed keeps within half a percent. */
  private static void fit(Hits hits, double[] line, double speed) {
    double n = 0;
    double q = 0;
    double t = 0;
    double qq = 0;
    double qt = 0;
    for (int i = 0; i < hits.size(); i++) {
      double x = hits.query(i);
      double y = hits.track(i);
      if (Math.abs(y - line[0] - line[1] * x) <= 2 * NEAR_FRAMES) {
        n++;
        q += x;
        t += y;
        qq += x * x;
        qt += x * y;
      }
    }
    double spread = qq - q * q / n;
    if (n < 8 || spread / n < 400) {
      return;
    }
    line[1] = Math.clamp((qt - q * t / n) / spread, speed - 0.005, speed + 0.005);
    line[0] = (t - line[1] * q) / n;
  }

  /** The part of the line with the most weight beyond chance, by one pass (J. Kadane, 1984). */
  private static Alignment stretch(Hits hits, double[] line) {
    int[] near =
        IntStream.range(0, hits.size())
            .filter(i -> Math.abs(hits.track(i) - line[0] - line[1] * hits.query(i)) <= NEAR_FRAMES)
            .boxed()
            .sorted((a, b) -> Float.compare(hits.query(a), hits.query(b)))
            .mapToInt(i -> i)
            .toArray();
    var best = new Alignment(line[0], line[1], 0, 0, 0, 0);
    int from = 0;
    double score = 0;
    for (int to = 0; to < near.length; to++) {
      float gap = to == from ? 0 : hits.query(near[to]) - hits.query(near[to - 1]);
      score -= gap * CHANCE_PER_FRAME;
      if (score <= 0) {
        from = to;
        score = 0;
      }
      score += hits.weight(near[to]);
      if (score > best.score) {
        float first = hits.query(near[from]);
        float last = hits.query(near[to]);
        best = new Alignment(line[0], line[1], first, last, to - from + 1, score);
      }
    }
    return best;
  }
}
