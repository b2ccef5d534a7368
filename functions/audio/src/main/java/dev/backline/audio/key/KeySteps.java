package dev.backline.audio.key;

import java.util.stream.IntStream;

/**
 * A chromagram in steps of a few frames, about as long as a beat.
 *
 * @param planes harmony, bass and lead
 */
record KeySteps(KeyPlanes planes) {

  /** Frames in one step. */
  static final int FRAMES = 4;

  /** Of {@code frames} frames from {@code first} on; the last step takes what is left over. */
  static KeySteps of(Chromagram chroma, int first, int frames) {
    int count = Math.max(1, frames / FRAMES);
    var planes = new KeyPlanes(KeyNetwork.INPUTS, count);
    for (int t = 0; t < count; t++) {
      int from = first + t * FRAMES;
      int to = t + 1 == count ? first + frames : from + FRAMES;
      for (int pc = 0; pc < 12; pc++) {
        float harmony = 0;
        float bass = 0;
        float lead = 0;
        for (int f = from; f < to; f++) {
          harmony += chroma.harmony().get(f)[pc];
          bass += chroma.bass().get(f)[pc];
          lead += chroma.lead().get(f)[pc];
        }
        planes.set(0, pc, t, harmony);
        planes.set(1, pc, t, bass);
        planes.set(2, pc, t, lead);
      }
    }
    return new KeySteps(planes);
  }

  int count() {
    return planes.steps();
  }

  boolean sounds(int step) {
    for (int pc = 0; pc < 12; pc++) {
      if (planes.get(0, pc, step) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Those of {@code [from, to)} that sound. */
  int[] sounding(int from, int to) {
    return IntStream.range(from, to).filter(this::sounds).toArray();
  }
}
