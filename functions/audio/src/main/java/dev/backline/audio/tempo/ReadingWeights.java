package dev.backline.audio.tempo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Weights of a conditional logit model over all readings of a melody.
 *
 * @param weights one for each of the features of {@link SungReading}
 */
@SuppressWarnings("ArrayRecordComponent") // features are read, never compared
record ReadingWeights(double[] weights) {
  static final ReadingWeights FITTED = read("sung-readings.txt");

  /** Logarithm of how likely a reading is among those of its melody, up to a constant. */
  double score(SungReading reading) {
    return score(reading.features());
  }

  /** The score of a reading with these features. */
  double score(double[] features) {
    double score = 0;
    for (int f = 0; f < weights.length; f++) {
      score += weights[f] * features[f];
    }
    return score;
  }

  private static ReadingWeights read(String name) {
    var stream =
        Objects.requireNonNull(
            ReadingWeights.class.getResourceAsStream(name),
            () -> name + " is not on the class path");
    try (var reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble))
          .map(row -> new ReadingWeights(row.toArray()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(name + " is empty"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
