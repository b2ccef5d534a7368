package dev.backline.audio.tempo;

/** How a row of onsets reads in a metre. */
final class RhythmReading {
  private final Metre metre;
  private final int[] ticks;
  private final double logLikelihood;

  RhythmReading(Metre metre, int[] ticks, double logLikelihood) {
    this.metre = metre;
    this.ticks = ticks;
    this.logLikelihood = logLikelihood;
  }

  Metre metre() {
    return metre;
  }

  /** Sixteenths from the first onset to each. */
  int[] ticks() {
    return ticks;
  }

  /** Of the onsets, summed over all readings in this metre near this tempo. */
  double logLikelihood() {
    return logLikelihood;
  }
}
