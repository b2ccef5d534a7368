package dev.backline.analysis.api;

import dev.backline.core.media.FileRef;
import io.micronaut.serde.annotation.Serdeable;

@Serdeable
record AnalysisOutput(FileRef document, Summary summary) {}
