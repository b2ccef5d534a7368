package dev.backline.mixmaster.api;

import dev.backline.core.media.AudioRef;
import dev.backline.core.media.Loudness;
import dev.backline.mixmaster.work.Move;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

@Serdeable
public record MixOutput(AudioRef mix, List<Move> decisions, Loudness loudness) {}
