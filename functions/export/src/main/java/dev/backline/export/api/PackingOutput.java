package dev.backline.export.api;

import dev.backline.core.media.FileRef;
import dev.backline.core.media.NamedFile;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The result of the state.
 *
 * @param takeSound the take as MP3, for the report
 * @param takeShown what the report shows of the take, as JSON
 * @param files that lie in the package already
 */
@Serdeable
public record PackingOutput(FileRef takeSound, FileRef takeShown, List<NamedFile> files) {}
