package dev.backline.audio.tempo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lays beats on an onset envelope: an even grid where its parts agree on one and the beats lie on
 * it, else the best beats along the path of the tempo (dynamic programming after Ellis, 2007).
 */
final class BeatTracker {
  private static final double REFINE_RANGE = 0.012;
  private static final double EVEN_ENOUGH = 0.6;
  private static final double MOST_SCATTER_SECONDS = 0.02;
  private static final double LEAST_AGREEMENT = 0.6;
  private static final double SCATTER_WINDOW_SECONDS = 4;
  private static final double TIGHTNESS = 120;
  private static final double SHORTEST = 0.7;
  private static final double LONGEST = 1.4;
  private static final double CHORD_WEIGHT = 2;
  private static final double LONGEST_SECONDS = 600;

  private final float[] flux;
  private final double rate;

  BeatTracker(float[] flux, double rate) {
    this.flux = flux;
    this.rate = rate;
  }

  /** The tempo near {@code bpm} whose first harmonics are strongest over the whole track. */
  double refine(double bpm) {
    double span = Math.min(LONGEST_SECONDS, flux.length / rate);
    double step = Math.max(1e-6, 0.25 / span / 4 / (bpm / 60));
    double best = -1;
    double bestRatio = 1;
    for (double ratio = 1 - REFINE_RANGE; ratio <= 1 + REFINE_RANGE; ratio += step) {
      double value = comb(bpm * ratio / 60);
      if (value > best) {
        best = value;
        bestRatio = ratio;
      }
    }
    for (double fine = step / 2; fine > step / 40; fine /= 2) {
      for (double ratio : new double[] {bestRatio - fine, bestRatio + fine}) {
        double value = comb(bpm * ratio / 60);
        if (value > best) {
          best = value;
          bestRatio = ratio;
        }
      }
    }
    return bpm * bestRatio;
  }

  private double comb(double hz) {
    return magnitude(hz) + magnitude(2 * hz) + magnitude(4 * hz);
  }

  private double magnitude(double hz) {
    double[] sum = sum(hz, 0, (int) Math.min(flux.length, LONGEST_SECONDS * rate));
    return Math.hypot(sum[0], sum[1]);
  }

  /**
   * How far parts of the track are from an even pulse of {@code hz}, in seconds: the circular
   * standard deviation of the phases of its beats, halves or quarters of them, whichever agree
   * best.
   */
  private double scatter(double hz) {
    double least = Double.MAX_VALUE;
    int length = (int) (SCATTER_WINDOW_SECONDS * rate);
    for (int parts : new int[] {1, 2, 4}) {
      double re = 0;
      double im = 0;
      double all = 1e-9;
      for (int from = 0; from + length / 2 < flux.length; from += length) {
        double[] sum = sum(parts * hz, from, Math.min(flux.length, from + length));
        re += sum[0];
        im += sum[1];
        all += Math.hypot(sum[0], sum[1]);
      }
      double agreement = Math.min(1, (Math.hypot(re, im) + 1e-12) / all);
      double seconds = Math.sqrt(-2 * Math.log(agreement)) / (2 * Math.PI * parts * hz);
      if (agreement > LEAST_AGREEMENT) least = Math.min(least, seconds);
    }
    return least;
  }

  /** Fourier sum of the frames of a part. */
  private double[] sum(double hz, int from, int to) {
    double angle = 2 * Math.PI * hz / rate;
    double stepCos = Math.cos(angle);
    double stepSin = Math.sin(angle);
    double cos = Math.cos(angle * from);
    double sin = Math.sin(angle * from);
    double re = 0;
    double im = 0;
    for (int i = from; i < to; i++) {
      re += flux[i] * cos;
      im += flux[i] * sin;
      double next = cos * stepCos - sin * stepSin;
      sin = sin * stepCos + cos * stepSin;
      cos = next;
    }
    return new double[] {re, im};
  }

  /** The pulse at the first of {@code candidates}. */
  Pulse track(
      double durationSeconds,
      List<TempoCandidate> candidates,
      double confidence,
      float[] bass,
      HarmonicChange harmony,
      BarLength length) {
    double bpm = candidates.getFirst().bpm();
    double period = 60 / bpm;
    List<Double> even = even(period, durationSeconds);
    TempoPath path = TempoPath.of(flux, rate, bpm);
    List<Double> free = free(period, path, durationSeconds);
    // A path alone also strays to a level of three against two; then the even grid still agrees.
    boolean bends = path.strays() && scatter(bpm / 60) > MOST_SCATTER_SECONDS;
    boolean steady = !bends && mean(even) >= EVEN_ENOUGH * mean(free);
    List<Double> beats = steady ? even : free;
    double tempo = steady ? bpm : Beats.usualBpm(beats).orElse(bpm);
    Bars bars = bars(accents(beats, period, bass, harmony), period, length);
    var downbeats = new ArrayList<Double>();
    for (int i = bars.first; i < beats.size(); i += bars.metre.beatsPerBar()) {
      downbeats.add(beats.get(i));
    }
    return new Pulse(tempo, confidence, steady, candidates, bars.metre, beats, downbeats);
  }

  List<Double> even(double period, double durationSeconds) {
    int phases = 64;
    double best = -1;
    double phase = 0;
    for (int p = 0; p < phases; p++) {
      double sum = 0;
      for (double t = period * p / phases; t < durationSeconds; t += period) {
        sum += at(t);
      }
      if (sum > best) {
        best = sum;
        phase = period * p / phases;
      }
    }
    var beats = new ArrayList<Double>();
    for (int i = 0; phase + i * period <= durationSeconds; i++) {
      beats.add(phase + i * period);
    }
    return beats;
  }

  private List<Double> free(double period, TempoPath path, double durationSeconds) {
    int n = flux.length;
    var score = new double[n];
    var from = new int[n];
    double scale = 1e-9;
    for (float f : flux) {
      scale += f / (double) n;
    }
    int high = (int) Math.round(2 * period * rate);
    for (int i = 0; i < n; i++) {
      double best = 0;
      from[i] = -1;
      double lag = period * rate / path.at(i / rate);
      int low = Math.max(1, (int) Math.round(lag * SHORTEST));
      for (int d = low; d <= Math.min(lag * LONGEST, i); d++) {
        double z = Math.log(d / lag);
        double value = score[i - d] - TIGHTNESS * z * z;
        if (value > best) {
          best = value;
          from[i] = i - d;
        }
      }
      score[i] = flux[i] / scale + best;
    }
    int last = n - 1;
    for (int i = Math.max(0, n - high); i < n; i++) {
      if (score[i] > score[last]) {
        last = i;
      }
    }
    var beats = new ArrayList<Double>();
    for (int i = last; i >= 0; i = from[i]) {
      beats.add(i / rate);
    }
    Collections.reverse(beats);
    double opening = period / path.at(0);
    while (!beats.isEmpty() && beats.getFirst() >= opening) {
      beats.addFirst(beats.getFirst() - opening);
    }
    double closing = period / path.at(durationSeconds);
    while (!beats.isEmpty() && beats.getLast() + closing <= durationSeconds) {
      beats.add(beats.getLast() + closing);
    }
    return beats;
  }

  private double mean(List<Double> beats) {
    return beats.stream().mapToDouble(this::at).average().orElse(0);
  }

  private double at(double seconds) {
    double x = seconds * rate;
    int i = (int) x;
    return i + 1 < flux.length ? flux[i] + (x - i) * (flux[i + 1] - flux[i]) : 0;
  }

  private record Bars(Metre metre, int first) {}

  /** How much each beat sounds like the first of a bar: by its bass and by a change of chord. */
  double[] accents(List<Double> beats, double period, float[] bass, HarmonicChange harmony) {
    int n = beats.size();
    var loudness = new double[n];
    var change = new double[n];
    double loudnesses = 1e-9;
    double changes = 1e-9;
    for (int i = 0; i < n; i++) {
      int frame = Math.clamp(Math.round(beats.get(i) * rate), 0, Math.max(0, bass.length - 1));
      loudness[i] = bass.length == 0 ? 0 : bass[frame] + 0.3 * flux[frame];
      change[i] = harmony.at(beats.get(i), 1.5 * period);
      loudnesses += loudness[i] / n;
      changes += change[i] / n;
    }
    for (int i = 0; i < n; i++) {
      loudness[i] = loudness[i] / loudnesses + CHORD_WEIGHT * change[i] / changes;
    }
    return loudness;
  }

  /** Bars begin on the beats with the greatest accents. */
  private static Bars bars(double[] accents, double period, BarLength length) {
    Metre metre = length.metre(60 / period, contrasts(accents));
    return new Bars(metre, strongest(accents, metre.beatsPerBar()));
  }

  /** The contrast of the best bars of three, as a share of that of the best bars of four. */
  static double contrasts(double[] accents) {
    return (contrast(accents, strongest(accents, 3), 3) + 1e-9)
        / (contrast(accents, strongest(accents, 4), 4) + 1e-9);
  }

  private static int strongest(double[] accents, int perBar) {
    int strongest = 0;
    for (int first = 1; first < Math.min(accents.length, perBar); first++) {
      if (contrast(accents, first, perBar) > contrast(accents, strongest, perBar)) {
        strongest = first;
      }
    }
    return strongest;
  }

  private static double contrast(double[] accents, int first, int perBar) {
    double on = 0;
    double off = 0;
    int ons = 0;
    for (int i = 0; i < accents.length; i++) {
      if (i % perBar == first) {
        on += accents[i];
        ons++;
      } else {
        off += accents[i];
      }
    }
    int offs = accents.length - ons;
    return ons == 0 || offs == 0 ? 0 : (on / ons + 1e-9) / (off / offs + 1e-9);
  }
}
