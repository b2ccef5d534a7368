package dev.backline.audio.tempo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lays beats on an onset envelope: an even grid when one fits nearly as well as the best uneven one
 * (dynamic programming after Ellis, 2007), else that one.
 */
final class BeatTracker {
  private static final double REFINE_RANGE = 0.012;
  private static final double EVEN_ENOUGH = 0.8;
  private static final double TIGHTNESS = 120;
  private static final double WALTZ_MARGIN = 1.25;
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
    double angle = 2 * Math.PI * hz / rate;
    double stepCos = Math.cos(angle);
    double stepSin = Math.sin(angle);
    double cos = 1;
    double sin = 0;
    double re = 0;
    double im = 0;
    int n = (int) Math.min(flux.length, LONGEST_SECONDS * rate);
    for (int i = 0; i < n; i++) {
      re += flux[i] * cos;
      im += flux[i] * sin;
      double next = cos * stepCos - sin * stepSin;
      sin = sin * stepCos + cos * stepSin;
      cos = next;
    }
    return Math.hypot(re, im);
  }

  /** The pulse at {@code bpm}. */
  Pulse track(double bpm, double durationSeconds, List<TempoCandidate> candidates, float[] bass) {
    double period = 60 / bpm;
    List<Double> even = even(period, durationSeconds);
    List<Double> free = free(period, durationSeconds);
    boolean steady = mean(even) >= EVEN_ENOUGH * mean(free);
    List<Double> beats = steady ? even : free;
    double tempo =
        steady || beats.size() < 3
            ? bpm
            : 60 * (beats.size() - 1) / (beats.getLast() - beats.getFirst());
    Bars bars = bars(beats, bass);
    var downbeats = new ArrayList<Double>();
    for (int i = bars.first; i < beats.size(); i += bars.metre.beatsPerBar()) {
      downbeats.add(beats.get(i));
    }
    double confidence = candidates.isEmpty() ? 0 : candidates.getFirst().score();
    return new Pulse(tempo, confidence, steady, candidates, bars.metre, beats, downbeats);
  }

  private List<Double> even(double period, double durationSeconds) {
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

  private List<Double> free(double period, double durationSeconds) {
    double lag = period * rate;
    int n = flux.length;
    var score = new double[n];
    var from = new int[n];
    double scale = 1e-9;
    for (float f : flux) {
      scale += f / (double) n;
    }
    int low = Math.max(1, (int) Math.round(lag / 2));
    int high = (int) Math.round(lag * 2);
    var cost = new double[high + 1];
    for (int d = low; d <= high; d++) {
      double z = Math.log(d / lag);
      cost[d] = -TIGHTNESS * z * z;
    }
    for (int i = 0; i < n; i++) {
      double best = 0;
      from[i] = -1;
      for (int d = low; d <= Math.min(high, i); d++) {
        double value = score[i - d] + cost[d];
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
    while (!beats.isEmpty() && beats.getFirst() >= period) {
      beats.addFirst(beats.getFirst() - period);
    }
    while (!beats.isEmpty() && beats.getLast() + period <= durationSeconds) {
      beats.add(beats.getLast() + period);
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

  /** Bars begin where the bass and the whole begin loudest. */
  private Bars bars(List<Double> beats, float[] bass) {
    double loudest = -1;
    Bars bars = new Bars(Metre.FOUR_FOUR, 0);
    for (Metre metre : List.of(Metre.FOUR_FOUR, Metre.THREE_FOUR)) {
      for (int first = 0; first < Math.min(beats.size(), metre.beatsPerBar()); first++) {
        double contrast =
            contrast(beats, bass, first, metre.beatsPerBar())
                / (metre == Metre.THREE_FOUR ? WALTZ_MARGIN : 1);
        if (contrast > loudest) {
          loudest = contrast;
          bars = new Bars(metre, first);
        }
      }
    }
    return bars;
  }

  private double contrast(List<Double> beats, float[] bass, int first, int perBar) {
    double on = 0;
    double off = 0;
    int ons = 0;
    for (int i = 0; i < beats.size(); i++) {
      int frame = Math.clamp(Math.round(beats.get(i) * rate), 0, bass.length - 1);
      double value = bass[frame] + 0.3 * flux[frame];
      if (i % perBar == first) {
        on += value;
        ons++;
      } else {
        off += value;
      }
    }
    int offs = beats.size() - ons;
    return ons == 0 || offs == 0 ? 0 : (on / ons + 1e-9) / (off / offs + 1e-9);
  }
}
