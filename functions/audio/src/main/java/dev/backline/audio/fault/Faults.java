package dev.backline.audio.fault;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What was found in a whole file.
 *
 * @param dcOffset mean of each channel; 0 in a good recording, full scale is ±1
 * @param clippedRuns how often three or more samples in a row stand at full scale
 * @param clippedSamples samples in those runs
 * @param phaseCorrelation of two channels: 1 when they are the same, 0 when they have nothing in
 *     common, −1 when one is the other upside down; empty unless there are two that both sound
 * @param monoDb level of the mean of two channels against that of the channels: 0 when they are the
 *     same, −3 when they have nothing in common, far below when they cancel each other; empty
 *     unless there are two
 */
public record Faults(
    List<Double> dcOffset,
    int clippedRuns,
    long clippedSamples,
    OptionalDouble phaseCorrelation,
    OptionalDouble monoDb) {

  private static final double LEAST_MONO_DB = -6;

  public Faults {
    dcOffset = List.copyOf(dcOffset);
  }

  /** Whether what the channels carry survives being played by one loudspeaker. */
  public boolean monoCompatible() {
    return monoDb.orElse(0) > LEAST_MONO_DB;
  }
}
