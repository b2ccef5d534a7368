package dev.backline.core.media;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Loudness of a whole file by ITU-R BS.1770-5 and EBU Tech 3341/3342, as it travels between the
 * steps. What silence has no value for is empty and stands as {@code null} in JSON.
 *
 * @param integratedLufs gated programme loudness
 * @param rangeLu loudness range
 * @param truePeakDbtp oversampled peak of all channels
 * @param samplePeakDbfs highest sample of all channels
 * @param maxMomentaryLufs highest of the 400 ms windows
 * @param maxShortTermLufs highest of the 3 s windows
 * @param durationMs rounded to the nearest millisecond
 * @param channels samples per frame
 */
@Serdeable
public record Loudness(
    Optional<Double> integratedLufs,
    Optional<Double> rangeLu,
    Optional<Double> truePeakDbtp,
    Optional<Double> samplePeakDbfs,
    Optional<Double> maxMomentaryLufs,
    Optional<Double> maxShortTermLufs,
    long durationMs,
    int channels) {

  /** What a meter reads of digital silence: less than the least step of 24 bits. */
  private static final double SILENCE_DB = -144;

  /** A meter's readings; those of silence are empty. */
  public static Loudness read(
      OptionalDouble integratedLufs,
      double rangeLu,
      double truePeakDbtp,
      double samplePeakDbfs,
      double maxMomentaryLufs,
      double maxShortTermLufs,
      long durationMs,
      int channels) {
    return new Loudness(
        integratedLufs.stream().boxed().findFirst(),
        Optional.of(rangeLu),
        level(truePeakDbtp),
        level(samplePeakDbfs),
        level(maxMomentaryLufs),
        level(maxShortTermLufs),
        durationMs,
        channels);
  }

  private static Optional<Double> level(double decibels) {
    return Optional.of(decibels).filter(level -> level > SILENCE_DB);
  }
}
