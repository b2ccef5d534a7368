package dev.backline.audio.tempo;

import dev.backline.audio.fit.SungTake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Fits a network of {@link Accents} by gradient descent on the cross entropy of the place at which
 * each note is notated.
 */
final class AccentsFit {
  private static final int HIDDEN = 32;
  private static final int EPOCHS = 8;
  private static final int BATCH = 64;
  private static final double RATE = 0.003;
  private static final double DECAY = 1e-5;

  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  private record Example(int[] statements, int place) {}

  private final int places;
  private final double[] weights;
  private final double[] gradient;
  private final int outAt;
  private final Adam adam;

  private AccentsFit(int places, Random random) {
    this.places = places;
    this.outAt = (NoteContext.STATEMENTS + 1) * HIDDEN;
    int size = outAt + (HIDDEN + 1) * places;
    this.weights = new double[size];
    this.gradient = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = 0.2 * random.nextGaussian();
    }
    this.adam = new Adam(weights);
  }

  /** Rows of the table of {@link Accents} for {@code takes} that are in {@code metre}. */
  static List<double[]> rows(List<SungTake> takes, Metre metre) {
    var examples = new ArrayList<Example>();
    for (SungTake take : takes) {
      Score score = Score.of(take, metre);
      int[][] statements = NoteContext.of(score.melody(), score.ticks(), score.tickSeconds());
      for (int i = 0; i < statements.length; i++) {
        examples.add(new Example(statements[i], score.places()[i]));
      }
    }
    var random = new Random(1);
    var fit = new AccentsFit(metre.ticksPerBar(), random);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(examples, random);
      for (int from = 0; from < examples.size(); from += BATCH) {
        double pace = 1 - (epoch + from / (double) examples.size()) / EPOCHS;
        fit.learn(examples.subList(from, Math.min(examples.size(), from + BATCH)), RATE * pace);
      }
    }
    return fit.rows();
  }

  private void learn(List<Example> batch, double rate) {
    for (int i = 0; i < weights.length; i++) {
      gradient[i] = DECAY * weights[i];
    }
    for (Example example : batch) {
      propagate(example, 1.0 / batch.size());
    }
    adam.descend(gradient, rate);
  }

  private void propagate(Example example, double weight) {
    int biasAt = NoteContext.STATEMENTS * HIDDEN;
    double[] hidden = Arrays.copyOfRange(weights, biasAt, biasAt + HIDDEN);
    for (int statement : example.statements) {
      for (int h = 0; h < HIDDEN; h++) {
        hidden[h] += weights[statement * HIDDEN + h];
      }
    }
    double[] out = Arrays.copyOfRange(weights, outAt + HIDDEN * places, weights.length);
    for (int h = 0; h < HIDDEN; h++) {
      for (int p = 0; hidden[h] > 0 && p < places; p++) {
        out[p] += hidden[h] * weights[outAt + h * places + p];
      }
    }
    double greatest = Arrays.stream(out).max().orElse(0);
    double sum = 0;
    for (int p = 0; p < places; p++) {
      out[p] = Math.exp(out[p] - greatest);
      sum += out[p];
    }
    for (int p = 0; p < places; p++) {
      out[p] = weight * (out[p] / sum - (p == example.place ? 1 : 0));
      gradient[outAt + HIDDEN * places + p] += out[p];
    }
    for (int h = 0; h < HIDDEN; h++) {
      if (hidden[h] > 0) {
        double back = 0;
        for (int p = 0; p < places; p++) {
          back += out[p] * weights[outAt + h * places + p];
          gradient[outAt + h * places + p] += out[p] * hidden[h];
        }
        gradient[biasAt + h] += back;
        for (int statement : example.statements) {
          gradient[statement * HIDDEN + h] += back;
        }
      }
    }
  }

  private List<double[]> rows() {
    var rows = new ArrayList<double[]>();
    for (int s = 0; s <= NoteContext.STATEMENTS; s++) {
      rows.add(Arrays.copyOfRange(weights, s * HIDDEN, (s + 1) * HIDDEN));
    }
    for (int h = 0; h <= HIDDEN; h++) {
      int at = outAt + h * places;
      rows.add(Arrays.copyOfRange(weights, at, at + places));
    }
    return rows;
  }
}
