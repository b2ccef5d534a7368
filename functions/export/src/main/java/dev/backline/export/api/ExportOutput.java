package dev.backline.export.api;

import dev.backline.core.media.FileRef;
import dev.backline.core.media.NamedFile;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The result of the state. */
@Serdeable
public record ExportOutput(List<NamedFile> files, FileRef manifest) {}
