package dev.backline.audio.tempo;

/**
 * Judges at which level of its pulse a recording is counted, by how strongly its onsets repeat
 * after parts and multiples of a beat and how they lie within and between the beats.
 *
 * <p>The weights are those of a conditional logit model over the tempi in simple ratios to the
 * pulse, fitted on 127 tracks of a development set: POP909 songs 300 to 620 in five arrangements by
 * FluidSynth, the band of this library in 16 genres, and synthetic clicks, chords and drum loops.
 * On such tracks of other songs and seeds it chooses right in 92, 94 and 93 % (a tempo prior alone:
 * 74 % of the songs). Weights for the bass, the treble and the harmony fitted an arrangement rather
 * than music: they did worse on a style that was left out.
 */
final class BeatLevel {
  private static final double USUAL_BPM = 100;
  private static final double TEMPO = -0.67;
  private static final double TEMPO_SQUARED = -3.71;
  private static final double[] BEATS = {0.25, 0.5, 1, 2, 4, 8};
  private static final double[] REPETITION = {-52.10, -7.27, 17.35, 18.62, 11.52, 17.12};
  private static final double[] PLACES = {0, 0.5, 0.25, 0.75};
  private static final double[] STRENGTH = {1.97, 0.62, -0.07, 0.67};
  private static final double ALTERNATION = 0.50;
  private static final double FLOOR = 0.05;
  private static final int PHASES = 48;

  private final float[] flux;
  private final double rate;
  private final Autocorrelation correlation;
  private final double mean;

  /** Of an onset envelope, smoothed, with its autocorrelation. */
  BeatLevel(float[] flux, double rate, Autocorrelation correlation) {
    this.flux = flux;
    this.rate = rate;
    this.correlation = correlation;
    double sum = 1e-9;
    for (float value : flux) {
      sum += value;
    }
    this.mean = sum / flux.length;
  }

  /** Logarithm of how likely {@code bpm} is what listeners count, up to a constant. */
  double log(double bpm) {
    double beat = 60 / bpm;
    double tempo = Math.log(bpm / USUAL_BPM);
    double log = TEMPO * tempo + TEMPO_SQUARED * tempo * tempo;
    for (int i = 0; i < BEATS.length; i++) {
      log += REPETITION[i] * correlation.at(BEATS[i] * beat);
    }
    double phase = phase(beat);
    for (int i = 0; i < PLACES.length; i++) {
      double here = average(phase + PLACES[i] * beat, beat);
      log += STRENGTH[i] * Math.log((here + FLOOR * mean) / mean);
    }
    double odd = average(phase, 2 * beat);
    double even = average(phase + beat, 2 * beat);
    return log + ALTERNATION * Math.abs(odd - even) / (odd + even + 1e-9);
  }

  private double phase(double beat) {
    double best = -1;
    double phase = 0;
    for (int p = 0; p < PHASES; p++) {
      double value = average(beat * p / PHASES, beat);
      if (value > best) {
        best = value;
        phase = beat * p / PHASES;
      }
    }
    return phase;
  }

  private double average(double from, double step) {
    double sum = 0;
    int n = 0;
    for (double t = from; (int) (t * rate) < flux.length; t += step) {
      sum += flux[(int) (t * rate)];
      n++;
    }
    return n == 0 ? 0 : sum / n;
  }
}
