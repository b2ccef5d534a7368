package dev.backline.audio.separation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Scanner;

/**
 * Weighs the cues against each other: a small network of two hidden layers that says what share of
 * each frequency belongs to each stem. Its weights were fitted on mixes whose stems are known, to
 * the least error of the stems against their energy (decision 10 says which mixes); the shares of a
 * frequency add up to one.
 */
final class Judge {
  private static final int STEMS = Stem.values().length;
  private static final Judge FITTED = read();

  private static final class Layer {
    private final float[][] weights;
    private final float[] bias;

    Layer(int units, int inputs) {
      weights = new float[units][inputs];
      bias = new float[units];
    }
  }

  private final Layer[] layers;

  private Judge(Layer[] layers) {
    this.layers = layers;
  }

  static Judge fitted() {
    return FITTED;
  }

  /** Shares, [stem][frequency], of the cues of one moment, [cue][frequency]. */
  void shares(float[][] cues, float[][] shares) {
    float[][] values = cues;
    int bins = shares[0].length;
    for (int l = 0; l < layers.length; l++) {
      boolean last = l == layers.length - 1;
      float[][] sums = last ? shares : new float[layers[l].bias.length][bins];
      for (int unit = 0; unit < sums.length; unit++) {
        float[] sum = sums[unit];
        Arrays.fill(sum, layers[l].bias[unit]);
        for (int input = 0; input < values.length; input++) {
          addScaled(sum, values[input], layers[l].weights[unit][input]);
        }
        if (!last) {
          for (int bin = 0; bin < bins; bin++) {
            sum[bin] = Math.max(0.1f * sum[bin], sum[bin]);
          }
        }
      }
      values = sums;
    }
    normalise(shares, bins);
  }

  private static void addScaled(float[] sum, float[] values, float factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * values[i];
    }
  }

  private static void normalise(float[][] shares, int bins) {
    for (int bin = 0; bin < bins; bin++) {
      float most = Float.NEGATIVE_INFINITY;
      for (float[] row : shares) {
        most = Math.max(most, row[bin]);
      }
      float sum = 0;
      for (float[] row : shares) {
        row[bin] = (float) Math.exp(row[bin] - most);
        sum += row[bin];
      }
      for (float[] row : shares) {
        row[bin] /= sum;
      }
    }
  }

  private static Judge read() {
    try (InputStream stream =
        Objects.requireNonNull(
            Judge.class.getResourceAsStream("judge.txt"), "judge.txt is not on the class path")) {
      var numbers = new Scanner(stream, StandardCharsets.US_ASCII);
      var layers = new Layer[numbers.nextInt()];
      int inputs = Cues.COUNT;
      for (int l = 0; l < layers.length; l++) {
        int units = numbers.nextInt();
        var layer = new Layer(units, inputs);
        for (int unit = 0; unit < units; unit++) {
          layer.bias[unit] = Float.parseFloat(numbers.next());
          for (int input = 0; input < inputs; input++) {
            layer.weights[unit][input] = Float.parseFloat(numbers.next());
          }
        }
        layers[l] = layer;
        inputs = units;
      }
      if (inputs != STEMS) {
        throw new IllegalStateException("judge.txt must end in " + STEMS + " units");
      }
      return new Judge(layers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
