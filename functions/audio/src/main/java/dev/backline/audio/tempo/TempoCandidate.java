package dev.backline.audio.tempo;

/**
 * A tempo that the track could have.
 *
 * @param bpm beats per minute
 * @param score chance, 0 to 1; all candidates of a track sum to 1
 */
public record TempoCandidate(double bpm, double score) {

  /** True when both are the same tempo to a listener: within 4 %. */
  boolean sameTempo(double otherBpm) {
    return Math.abs(otherBpm / bpm - 1) < 0.04;
  }
}
