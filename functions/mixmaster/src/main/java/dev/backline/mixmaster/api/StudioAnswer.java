package dev.backline.mixmaster.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** The documented flat members, once they are there, and the whole job in the envelope. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StudioAnswer(
    boolean ok,
    @Nullable String file_url,
    @Nullable String mix_url,
    @Nullable String master_url,
    @Nullable Boolean has_stems,
    @Nullable Integer stems_count,
    StudioJob data) {

  static StudioAnswer of(StudioJob job) {
    return new StudioAnswer(
        true,
        job.file_url(),
        job.mix_url(),
        job.master_url(),
        job.has_stems(),
        job.stems_count(),
        job);
  }
}
