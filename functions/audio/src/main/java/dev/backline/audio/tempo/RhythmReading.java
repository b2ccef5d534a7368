package dev.backline.audio.tempo;

/** How a row of onsets reads in a metre. */
final class RhythmReading {
  private final Metre metre;
  private final int[] ticks;
  private final Break[] breaks;
  private final double logLikelihood;

  RhythmReading(Metre metre, int[] ticks, Break[] breaks, double logLikelihood) {
    this.metre = metre;
    this.ticks = ticks;
    this.breaks = breaks;
    this.logLikelihood = logLikelihood;
  }

  Metre metre() {
    return metre;
  }

  /** Sixteenths to each onset from the beginning of the bar that the first lies in. */
  int[] ticks() {
    return ticks;
  }

  /** What lies before each onset. */
  Break[] breaks() {
    return breaks;
  }

  /**
   * How likely the onsets are, summed over all readings in this metre near this tempo; to be held
   * against that of other readings of the same onsets, whatever freedom they allow.
   */
  double logLikelihood() {
    return logLikelihood;
  }
}
