package dev.backline.audio.pitch;

import java.util.Arrays;

/**
 * Candidates for the pitch of every frame and the cheapest path through them (Viterbi): a frame
 * costs its aperiodicity, a jump costs with its size, to be without pitch costs a constant.
 */
final class PitchPath {
  private static final int CANDIDATES = 4;
  private static final int STATES = CANDIDATES + 1;
  private static final float UNVOICED_COST = 0.32f;
  private static final float SWITCH_COST = 0.25f;
  private static final float OCTAVE_COST = 1.0f;
  private static final float LAG_COST = 0.10f;

  private float[] midi = new float[CANDIDATES * 1024];
  private float[] cost = new float[CANDIDATES * 1024];
  private float[] periodicity = new float[1024];
  private float[] levelDb = new float[1024];
  private int frames;

  /** A frame too quiet to have a pitch. */
  void addSilence(float level) {
    grow();
    Arrays.fill(cost, frames * CANDIDATES, (frames + 1) * CANDIDATES, Float.MAX_VALUE);
    levelDb[frames++] = level;
  }

  /** A frame with the dips of {@code difference[shortest..longest]} as candidates. */
  void addFrame(float[] difference, int shortest, int longest, double rate, float level) {
    grow();
    int base = frames * CANDIDATES;
    Arrays.fill(cost, base, base + CANDIDATES, Float.MAX_VALUE);
    float deepest = 1;
    for (int lag = shortest; lag < longest; lag++) {
      if (difference[lag] < difference[lag - 1] && difference[lag] <= difference[lag + 1]) {
        double left = difference[lag - 1];
        double right = difference[lag + 1];
        double curve = left - 2 * difference[lag] + right;
        double shift = curve > 0 ? 0.5 * (left - right) / curve : 0;
        float depth = (float) (difference[lag] - 0.25 * (left - right) * shift);
        deepest = Math.min(deepest, depth);
        // a multiple of the period dips as deep as the period: the shorter lag wins a draw
        float priced =
            depth + LAG_COST * (float) (Math.log((double) lag / shortest) / Math.log(16));
        offer(base, (float) (69 + 12 * Math.log(rate / (lag + shift) / 440) / Math.log(2)), priced);
      }
    }
    periodicity[frames] = Math.clamp(1 - deepest, 0, 1);
    levelDb[frames++] = level;
  }

  private void offer(int base, float pitch, float price) {
    int worst = base;
    for (int c = base + 1; c < base + CANDIDATES; c++) {
      if (cost[c] > cost[worst]) {
        worst = c;
      }
    }
    if (price < cost[worst]) {
      cost[worst] = price;
      midi[worst] = pitch;
    }
  }

  private void grow() {
    if (frames == levelDb.length) {
      midi = Arrays.copyOf(midi, 2 * midi.length);
      cost = Arrays.copyOf(cost, 2 * cost.length);
      periodicity = Arrays.copyOf(periodicity, 2 * periodicity.length);
      levelDb = Arrays.copyOf(levelDb, 2 * levelDb.length);
    }
  }

  /** The cheapest path. */
  PitchTrack best(double stepSeconds) {
    var from = new byte[frames * STATES];
    var total = new float[STATES];
    var next = new float[STATES];
    for (int t = 0; t < frames; t++) {
      for (int s = 0; s < STATES; s++) {
        float own = s == CANDIDATES ? UNVOICED_COST : cost[t * CANDIDATES + s];
        float least = Float.MAX_VALUE;
        byte origin = CANDIDATES;
        if (own < Float.MAX_VALUE) {
          for (byte p = 0; p < STATES; p++) {
            float c = t == 0 ? 0 : total[p] + transition(t, p, s);
            if (c < least) {
              least = c;
              origin = p;
            }
          }
        }
        next[s] = own == Float.MAX_VALUE ? Float.MAX_VALUE / 4 : least + own;
        from[t * STATES + s] = origin;
      }
      float floor = Float.MAX_VALUE;
      for (float f : next) {
        floor = Math.min(floor, f);
      }
      for (int s = 0; s < STATES; s++) {
        total[s] = Math.min(next[s] - floor, Float.MAX_VALUE / 8);
      }
    }
    var path = new float[frames];
    int state = 0;
    for (int s = 1; s < STATES; s++) {
      if (total[s] < total[state]) {
        state = s;
      }
    }
    for (int t = frames - 1; t >= 0; t--) {
      path[t] = state == CANDIDATES ? 0 : midi[t * CANDIDATES + state];
      state = from[t * STATES + state];
    }
    return new PitchTrack(
        stepSeconds, path, Arrays.copyOf(periodicity, frames), Arrays.copyOf(levelDb, frames));
  }

  private float transition(int t, int p, int s) {
    if (p == CANDIDATES || s == CANDIDATES) {
      return p == s ? 0 : SWITCH_COST;
    }
    float jump = Math.abs(midi[t * CANDIDATES + s] - midi[(t - 1) * CANDIDATES + p]) / 12;
    return OCTAVE_COST * Math.min(jump, 1.5f);
  }
}
