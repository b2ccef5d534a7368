package dev.backline.export.api;

import dev.backline.core.media.FileRef;
import dev.backline.core.media.NamedFile;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The result of the state.
 *
 * @param takeSound the take as MP3, for the report
 * @param files that lie in the package already
 */
@Serdeable
public record PackingOutput(FileRef takeSound, List<NamedFile> files) {}
