package dev.backline.mixmaster.api;

import io.micronaut.serde.annotation.Serdeable;

/** What the event {@code studio.requested} has in its detail, as far as it is of use here. */
@Serdeable
record StudioOrdered(String userId, String jobId) {}
