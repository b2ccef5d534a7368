package dev.backline.generation.api;

import dev.backline.core.media.AudioRef;
import dev.backline.core.media.Loudness;
import dev.backline.core.media.NamedAudio;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

@Serdeable
public record GenerationOutput(
    AudioRef instrumental,
    List<NamedAudio> stems,
    String key,
    double tempo,
    String prompt,
    String provider,
    Loudness loudness,
    List<String> decisions) {}
