package dev.backline.audio.fingerprint.landmark;

import java.util.Arrays;

/** Where each landmark occurs: chains in flat arrays, 16 bytes for each occurrence. */
final class Postings {

  private static final int NONE = -1;
  private static final int MOST_IN_TRACK = 32;

  private final int[] heads;
  private int[] next = new int[1 << 12];
  private int[] landmarks = new int[1 << 12];
  private int[] tracks = new int[1 << 12];
  private float[] frames = new float[1 << 12];
  private int size;

  Postings() {
    heads = new int[1 << 18];
    Arrays.fill(heads, NONE);
  }

  /** Takes occurrences. */
  @FunctionalInterface
  interface Listener {

    /** Takes one; the rarer its landmark, the more weight it has. */
    void hear(int track, float frame, float weight);
  }

  /**
   * Adds an occurrence; tracks come one after the other. What a track repeats more than 32 times,
   * as a held tone does at every frame, tells nothing of the place and is left out.
   */
  void add(int landmark, int track, float frame) {
    int chain = chain(landmark);
    int sameTrack = 0;
    for (int at = heads[chain]; at != NONE && tracks[at] == track; at = next[at]) {
      sameTrack += landmarks[at] == landmark ? 1 : 0;
    }
    if (sameTrack == MOST_IN_TRACK) {
      return;
    }
    if (size == next.length) {
      next = Arrays.copyOf(next, 2 * size);
      landmarks = Arrays.copyOf(landmarks, 2 * size);
      tracks = Arrays.copyOf(tracks, 2 * size);
      frames = Arrays.copyOf(frames, 2 * size);
    }
    next[size] = heads[chain];
    landmarks[size] = landmark;
    tracks[size] = track;
    frames[size] = frame;
    heads[chain] = size++;
  }

  /** Tells every occurrence of a landmark, the latest first. */
  void forEach(int landmark, Listener listener) {
    int count = 0;
    for (int at = heads[chain(landmark)]; at != NONE; at = next[at]) {
      count += landmarks[at] == landmark ? 1 : 0;
    }
    float weight = (float) (1 / Math.sqrt(Math.max(1, count)));
    for (int at = heads[chain(landmark)]; at != NONE && count > 0; at = next[at]) {
      if (landmarks[at] == landmark) {
        listener.hear(tracks[at], frames[at], weight);
        count--;
      }
    }
  }

  int size() {
    return size;
  }

  private int chain(int landmark) {
    // Multiplication by the golden ratio spreads neighbours (D. Knuth, volume 3, 6.4).
    return (landmark * 0x9E3779B9) >>> (32 - 18);
  }
}
