package dev.backline.audio.fingerprint.landmark;

import java.util.Arrays;

/** Moments of a query and of one track at which they have a landmark in common. */
final class Hits {

  private float[] query = new float[64];
  private float[] track = new float[64];
  private float[] weight = new float[64];
  private int size;

  void add(float queryFrame, float trackFrame, float worth) {
    if (size == query.length) {
      query = Arrays.copyOf(query, 2 * size);
      track = Arrays.copyOf(track, 2 * size);
      weight = Arrays.copyOf(weight, 2 * size);
    }
    query[size] = queryFrame;
    weight[size] = worth;
    track[size++] = trackFrame;
  }

  int size() {
    return size;
  }

  float query(int hit) {
    return query[hit];
  }

  float track(int hit) {
    return track[hit];
  }

  float weight(int hit) {
    return weight[hit];
  }
}
