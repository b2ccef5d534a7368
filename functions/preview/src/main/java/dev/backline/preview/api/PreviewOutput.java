package dev.backline.preview.api;

import dev.backline.core.media.AudioRef;
import io.micronaut.serde.annotation.Serdeable;

/**
 * The result of the state.
 *
 * @param audio MP3
 * @param key that was heard or wished, as in "C Minor"
 * @param tempo that was heard or wished, in BPM
 */
@Serdeable
public record PreviewOutput(AudioRef audio, String key, double tempo) {}
