package dev.backline.audio.clean;

/** Lowers 4.5 to 11 kHz at the moments when they outweigh the body of the voice. */
final class DeEsser {

  private static final double DEEPEST_DB = 6;
  private static final double THRESHOLD_DB = 3;

  private final int bodyFrom;
  private final int bodyTo;
  private final int sibilanceFrom;
  private final int sibilanceTo;
  private final double deepestDb;
  private double loudest = 1e-12;
  private int reduced;
  private double gainDb;

  DeEsser(int sampleRateHz, double amount) {
    bodyFrom = bin(200, sampleRateHz);
    bodyTo = bin(4000, sampleRateHz);
    sibilanceFrom = bin(4500, sampleRateHz);
    sibilanceTo = bin(11_000, sampleRateHz);
    deepestDb = DEEPEST_DB * amount;
  }

  /** Multiplies the gains of the sibilant frequencies. */
  void apply(float[] power, float[] gains) {
    if (deepestDb == 0) {
      return;
    }
    double body = sum(power, bodyFrom, bodyTo);
    double sibilance = sum(power, sibilanceFrom, sibilanceTo);
    loudest = Math.max(loudest * 0.999, body + sibilance);
    double excess = 10 * Math.log10((sibilance + 1e-20) / (body + 1e-20)) - THRESHOLD_DB;
    // Breaths and noise between the words are as bright as an s, but quiet.
    boolean stands = excess > 0 && sibilance > 0.01 * loudest;
    double wanted = stands ? -Math.min(deepestDb, excess / 2) : 0;
    gainDb += 0.6 * (wanted - gainDb);
    if (gainDb > -0.05) {
      return;
    }
    reduced++;
    float gain = (float) Math.pow(10, gainDb / 20);
    for (int bin = sibilanceFrom; bin < sibilanceTo; bin++) {
      gains[bin] *= gain;
    }
  }

  /** Frames in which something was lowered. */
  int reducedFrames() {
    return reduced;
  }

  private static double sum(float[] power, int from, int to) {
    double sum = 0;
    for (int bin = from; bin < to; bin++) {
      sum += power[bin];
    }
    return sum;
  }

  private static int bin(int hz, int sampleRateHz) {
    return Math.min(
        OverlapAdd.BINS, (int) Math.round((double) hz * OverlapAdd.SIZE / sampleRateHz));
  }
}
