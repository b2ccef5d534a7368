package dev.backline.audio.loudness;

import java.util.OptionalDouble;

/**
 * The loudness of a whole file. Levels of digital silence are {@link #SILENCE_DB}, except the
 * integrated loudness, which silence does not have.
 *
 * @param integratedLufs gated programme loudness; empty when no 400 ms are above −70 LUFS
 * @param rangeLu loudness range, 0 when less than 3 seconds are above the gates
 * @param truePeakDbtp maximum of the four times oversampled signal
 * @param samplePeakDbfs largest sample
 * @param maxMomentaryLufs loudest 400 ms
 * @param maxShortTermLufs loudest 3 s
 * @param durationMs length measured
 * @param channels channels measured
 */
public record Loudness(
    OptionalDouble integratedLufs,
    double rangeLu,
    double truePeakDbtp,
    double samplePeakDbfs,
    double maxMomentaryLufs,
    double maxShortTermLufs,
    long durationMs,
    int channels) {

  /** Stands for the level of digital silence, whose logarithm is not a number. */
  public static final double SILENCE_DB = -144;

  /** Peak to loudness ratio (PLR): how far the true peak is above the programme, in LU. */
  public OptionalDouble peakToLoudnessLu() {
    return integratedLufs.isPresent()
        ? OptionalDouble.of(truePeakDbtp - integratedLufs.getAsDouble())
        : OptionalDouble.empty();
  }
}
