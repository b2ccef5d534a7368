package dev.backline.core.media;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

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
    int channels) {}
