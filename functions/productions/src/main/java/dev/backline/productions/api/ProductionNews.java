package dev.backline.productions.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What the events that productions listen to have in their detail: docs/architecture.md. */
@Serdeable
record ProductionNews(
    @Nullable String productionId, @Nullable String recordingId, @Nullable Integer attempt) {}
