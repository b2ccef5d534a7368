package dev.backline.audio.clean;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was done to a take.
 *
 * @param noiseReductionDb by how much the noise between the words is lower, 0 or more
 * @param decisions each step taken or left out and why, as sentences
 */
public record CleanResult(double noiseReductionDb, List<String> decisions) {

  public CleanResult {
    decisions = List.copyOf(decisions);
  }

  /** The same, and one step more. */
  CleanResult and(String decision) {
    return new CleanResult(
        noiseReductionDb, Stream.concat(decisions.stream(), Stream.of(decision)).toList());
  }
}
