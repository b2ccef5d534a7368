package dev.backline.audio.tempo;

/**
 * Judges at which level of its pulse a recording is counted, by how strongly its onsets repeat
 * after parts and multiples of a beat and how they lie within and between the beats, all over and
 * in the bass. What that means is left to a small network: in a song with chords the beat is often
 * divided, in a click or a loop of drums it need not be, so no fixed weights fit both. Fitted by
 * {@code BeatLevelFit} in the tests; decision 9 says to what.
 */
final class BeatLevel {
  private static final double USUAL_BPM = 100;
  private static final double[] BEATS = {0.25, 1 / 3.0, 0.5, 2 / 3.0, 1, 1.5, 2, 3, 4, 6, 8};
  private static final double[] BASS_BEATS = {0.5, 1, 2, 3, 4};
  private static final double[] PLACES = {0, 0.5, 0.25, 0.75, 1 / 3.0, 2 / 3.0};
  private static final double[] BASS_PLACES = {0, 0.5};
  private static final int PHASES = 48;

  /** How many statements are made of a tempo. */
  static final int FEATURES =
      2 + BEATS.length + BASS_BEATS.length + PLACES.length + BASS_PLACES.length + 5;

  private static final LevelNetwork NETWORK = LevelNetwork.read("beat-level.txt");

  private final Onsets all;
  private final Onsets bass;

  /** Of all onsets, and of those of the bass. */
  BeatLevel(Onsets all, Onsets bass) {
    this.all = all;
    this.bass = bass;
  }

  /** Logarithm of how likely {@code bpm} is what listeners count, up to a constant. */
  double log(double bpm) {
    return NETWORK.of(features(bpm));
  }

  /** What is true of {@code bpm} as the tempo: {@value #FEATURES} numbers. */
  double[] features(double bpm) {
    double beat = 60 / bpm;
    var features = new double[FEATURES];
    int f = 0;
    double tempo = Math.log(bpm / USUAL_BPM);
    features[f++] = tempo;
    features[f++] = tempo * tempo;
    f = repetitions(features, f, all, BEATS, beat);
    f = repetitions(features, f, bass, BASS_BEATS, beat);
    double phase = phase(beat);
    f = strengths(features, f, all, PLACES, phase, beat);
    f = strengths(features, f, bass, BASS_PLACES, phase, beat);
    features[f++] = alternation(all, phase, beat);
    features[f++] = alternation(bass, phase, beat);
    features[f++] = alternation(all, phase, 2 * beat) + alternation(all, phase + beat, 2 * beat);
    features[f++] = alternation(bass, phase, 2 * beat) + alternation(bass, phase + beat, 2 * beat);
    features[f++] = alternation(all, phase + beat / 4, beat / 2);
    return features;
  }

  private static int repetitions(
      double[] features, int from, Onsets of, double[] beats, double beat) {
    int f = from;
    for (double each : beats) {
      features[f++] = of.correlation().at(each * beat);
    }
    return f;
  }

  private static int strengths(
      double[] features, int from, Onsets of, double[] places, double phase, double beat) {
    int f = from;
    for (double place : places) {
      features[f++] = of.strength(phase + place * beat, beat);
    }
    return f;
  }

  /**
   * How much stronger sounds begin a third and two thirds after the beats of {@code bpm} than half
   * way between them, as a logarithm: well above 0 when the beat falls into three.
   */
  Division division(double bpm) {
    double beat = 60 / bpm;
    double phase = phase(beat);
    double first = all.strength(phase + beat / 3, beat);
    double second = all.strength(phase + 2 * beat / 3, beat);
    double half = all.strength(phase + beat / 2, beat);
    return new Division((first + second) / 2 - half, Math.min(first, second) - half);
  }

  /**
   * @param thirds mean of both thirds
   * @param weakerThird of the weaker one: a shuffle leaves it out
   */
  record Division(double thirds, double weakerThird) {}

  private double phase(double beat) {
    double best = -1;
    double phase = 0;
    for (int p = 0; p < PHASES; p++) {
      double value = all.average(beat * p / PHASES, beat);
      if (value > best) {
        best = value;
        phase = beat * p / PHASES;
      }
    }
    return phase;
  }

  /** How much every other one of the moments differs from those between. */
  private static double alternation(Onsets of, double from, double step) {
    double odd = of.average(from, 2 * step);
    double even = of.average(from + step, 2 * step);
    return Math.abs(odd - even) / (odd + even + 1e-9);
  }
}
