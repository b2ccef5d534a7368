package dev.backline.analysis.api;

import dev.backline.core.media.FileRef;
import io.micronaut.serde.annotation.Serdeable;

@Serdeable
record AnalysisResult(FileRef document, Summary summary) {}
