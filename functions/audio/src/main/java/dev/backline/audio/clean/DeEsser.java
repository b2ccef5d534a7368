package dev.backline.audio.clean;

/**
 * Lowers 4.5 to 11 kHz at the moments when they outweigh the body of the voice and are louder than
 * its loud vowels. Sibilants that a singer keeps below that are part of the voice.
 */
final class DeEsser {

  private static final double DEEPEST_DB = 6;
  private static final double THRESHOLD_DB = 3;

  private final Bands bands;
  private final double loudBody;
  private final double deepestDb;
  private int reduced;
  private double gainDb;

  DeEsser(Bands bands, double loudBody, double amount) {
    this.bands = bands;
    this.loudBody = loudBody;
    this.deepestDb = DEEPEST_DB * amount;
  }

  /** Multiplies the gains of the sibilant frequencies. */
  void apply(float[] power, float[] gains) {
    double sibilance = bands.sibilance(power);
    double overBody = decibels(sibilance, bands.body(power)) - THRESHOLD_DB;
    double overVoice = decibels(sibilance, loudBody);
    double wanted =
        overBody > 0 && overVoice > 0 ? -Math.min(deepestDb, Math.max(overBody / 2, overVoice)) : 0;
    gainDb += 0.6 * (wanted - gainDb);
    if (gainDb > -0.05) {
      return;
    }
    reduced++;
    float gain = (float) Math.pow(10, gainDb / 20);
    for (int bin = bands.sibilanceFrom(); bin < bands.sibilanceTo(); bin++) {
      gains[bin] *= gain;
    }
  }

  /** Frames in which something was lowered. */
  int reducedFrames() {
    return reduced;
  }

  private static double decibels(double power, double reference) {
    return 10 * Math.log10((power + 1e-20) / (reference + 1e-20));
  }
}
