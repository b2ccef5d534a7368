package dev.backline.audio.tempo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A weighted sum of features, corrected by one hidden layer of units with a hyperbolic tangent.
 * Read from a table whose first row are the weights of the sum; each further row is a unit: its
 * weight in the result, its bias, and its weights of the features.
 */
final class LevelNetwork {
  private final double[] direct;
  private final List<double[]> units;

  LevelNetwork(double[] direct, List<double[]> units) {
    this.direct = direct;
    this.units = units;
  }

  static LevelNetwork read(String name) {
    var stream =
        Objects.requireNonNull(
            LevelNetwork.class.getResourceAsStream(name), () -> name + " is not on the class path");
    try (var reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      List<double[]> rows =
          reader.lines().filter(line -> !line.startsWith("#")).map(LevelNetwork::numbers).toList();
      return new LevelNetwork(rows.getFirst(), rows.subList(1, rows.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  double of(double[] features) {
    double sum = 0;
    for (int f = 0; f < features.length; f++) {
      sum += direct[f] * features[f];
    }
    for (double[] unit : units) {
      sum += unit[0] * activation(unit, features);
    }
    return sum;
  }

  private static double activation(double[] unit, double[] features) {
    double in = unit[1];
    for (int f = 0; f < features.length; f++) {
      in += unit[2 + f] * features[f];
    }
    return Math.tanh(in);
  }
}
