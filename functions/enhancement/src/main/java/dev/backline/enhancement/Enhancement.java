package dev.backline.enhancement;

import java.util.List;

/**
 * What an enhancer did.
 *
 * @param noiseReductionDb how much quieter the noise between the words is
 * @param decisions each step taken or left out and why
 */
public record Enhancement(double noiseReductionDb, List<String> decisions) {

  public Enhancement {
    decisions = List.copyOf(decisions);
  }
}
