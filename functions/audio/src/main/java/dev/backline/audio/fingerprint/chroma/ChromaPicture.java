package dev.backline.audio.fingerprint.chroma;

/** The last 16 frames of 12 chroma bands, with quick sums over rectangles (Crow, 1984). */
final class ChromaPicture {

  static final int FRAMES = 16;
  static final int BANDS = 12;

  private final double[][] frames = new double[FRAMES][BANDS];
  private final double[][] sums = new double[FRAMES + 1][BANDS + 1];
  private long seen;

  /** Takes a frame, which is copied, and forgets the oldest. */
  void add(double[] chroma) {
    System.arraycopy(chroma, 0, frames[(int) (seen++ % FRAMES)], 0, BANDS);
    if (!isFull()) {
      return;
    }
    for (int i = 0; i < FRAMES; i++) {
      double[] frame = frames[(int) ((seen + i) % FRAMES)];
      double sum = 0;
      for (int band = 0; band < BANDS; band++) {
        sum += frame[band];
        sums[i + 1][band + 1] = sums[i][band + 1] + sum;
      }
    }
  }

  /** Whether 16 frames have come. */
  boolean isFull() {
    return seen >= FRAMES;
  }

  /** The sum over these frames, 0 being the oldest, and bands; upper ends are exclusive. */
  double sum(int fromFrame, int toFrame, int fromBand, int toBand) {
    return sums[toFrame][toBand]
        - sums[fromFrame][toBand]
        - sums[toFrame][fromBand]
        + sums[fromFrame][fromBand];
  }
}
