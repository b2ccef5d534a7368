package dev.backline.audio.bounce;

/**
 * Places a track between the loudspeakers by equal power, by the formulas of the StereoPannerNode:
 * one channel is at −3 dB on both sides in the middle, two are left alone there and one of them
 * moves over to the other side.
 */
final class Panner {
  private final boolean mono;
  private double at = Double.NaN;
  private float near;
  private float far;

  Panner(boolean mono) {
    this.mono = mono;
  }

  void process(float[] left, float[] right, float[] pans, int frames) {
    for (int i = 0; i < frames; i++) {
      turnTo(pans[i]);
      float l = left[i];
      float r = right[i];
      if (mono) {
        left[i] = l * near;
        right[i] = l * far;
      } else if (pans[i] <= 0) {
        left[i] = l + r * near;
        right[i] = r * far;
      } else {
        left[i] = l * near;
        right[i] = r + l * far;
      }
    }
  }

  private void turnTo(double pan) {
    if (pan == at) return;
    at = pan;
    double share = mono ? (pan + 1) / 2 : pan <= 0 ? pan + 1 : pan;
    near = (float) Math.cos(share * Math.PI / 2);
    far = (float) Math.sin(share * Math.PI / 2);
  }
}
