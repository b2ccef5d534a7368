package dev.backline.enhancement.api;

import dev.backline.core.media.AudioRef;
import dev.backline.core.media.Loudness;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The result of the state. */
@Serdeable
public record EnhancementOutput(
    AudioRef vocal,
    Loudness before,
    Loudness after,
    double noiseReductionDb,
    List<String> decisions) {}
