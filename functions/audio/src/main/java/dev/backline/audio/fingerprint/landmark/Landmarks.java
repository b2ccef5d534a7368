package dev.backline.audio.fingerprint.landmark;

/**
 * Pairs each peak with some that follow within a zone, after A. Wang, "An Industrial-Strength Audio
 * Search Algorithm" (2003). A landmark is what of a pair does not depend on when it is heard: both
 * frequencies and the time between them, rounded.
 */
final class Landmarks {

  /** Pairs per peak that an index keeps. */
  static final int IN_INDEX = 6;

  /** Pairs per peak that a query asks for: what lies over the recording comes between its peaks. */
  static final int IN_QUERY = 16;

  private static final int LEAST_FRAMES = 3;
  private static final int MOST_FRAMES = 62;
  private static final int MOST_BINS = 40;
  // How far from its rounded value a number may lie before the next value is asked for as well.
  private static final double SURE = 0.3;

  private Landmarks() {}

  /** Takes landmarks. */
  @FunctionalInterface
  interface Listener {

    /** Takes one whose first peak is in this frame. */
    void hear(int landmark, float frame);
  }

  /** One landmark for each pair. */
  static void index(LandmarkFingerprint peaks, Listener listener) {
    pairs(
        peaks,
        Warp.NONE,
        IN_INDEX,
        (first, bin, target, distance) ->
            listener.hear(
                landmark(Math.round(bin), Math.round(target), Math.round(distance)),
                peaks.frame(first)));
  }

  /** What the index may hold of each pair, if the query was played like this. */
  static void query(LandmarkFingerprint peaks, Warp warp, Listener listener) {
    pairs(
        peaks,
        warp,
        IN_QUERY,
        (first, bin, target, distance) -> {
          for (int b = low(bin); b <= high(bin); b++) {
            for (int t = low(target); t <= high(target); t++) {
              for (int d = low(distance); d <= high(distance); d++) {
                listener.hear(landmark(b, t, d), peaks.frame(first));
              }
            }
          }
        });
  }

  @FunctionalInterface
  private interface Pairs {
    void hear(int first, float bin, float targetBin, float distance);
  }

  private static void pairs(LandmarkFingerprint peaks, Warp warp, int most, Pairs pairs) {
    float speed = (float) warp.speed();
    float pitch = (float) warp.pitch();
    for (int first = 0; first < peaks.size(); first++) {
      float bin = peaks.bin(first) / pitch;
      int count = 0;
      for (int second = first + 1; second < peaks.size() && count < most; second++) {
        float distance = (peaks.frame(second) - peaks.frame(first)) * speed;
        if (distance > MOST_FRAMES) {
          break;
        }
        float target = peaks.bin(second) / pitch;
        if (distance >= LEAST_FRAMES && Math.abs(target - bin) <= MOST_BINS) {
          pairs.hear(first, bin, target, distance);
          count++;
        }
      }
    }
  }

  private static int low(float value) {
    return Math.round(value - (float) (0.5 - SURE));
  }

  private static int high(float value) {
    return Math.round(value + (float) (0.5 - SURE));
  }

  private static int landmark(int bin, int target, int distance) {
    return bin << 16 | (target - bin + 64) << 8 | distance;
  }
}
