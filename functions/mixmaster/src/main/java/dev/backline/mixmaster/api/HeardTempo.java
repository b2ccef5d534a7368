package dev.backline.mixmaster.api;

import io.micronaut.serde.annotation.Serdeable;

/** What the mix needs of the analysis; the document has more. */
@Serdeable
record HeardTempo(Tempo tempo) {

  @Serdeable
  record Tempo(double bpm) {}
}
