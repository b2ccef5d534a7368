package dev.backline.mixmaster.api;

import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.NamedAudio;
import dev.backline.core.step.StepInput;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

@Serdeable
public record MixInput(
    String userId,
    AudioRef vocal,
    AudioRef instrumental,
    List<NamedAudio> stems,
    FileRef analysis,
    String genre)
    implements StepInput {}
