package dev.backline.audio.band.style;

/** What the rhythm section plays in one metre. */
record Rhythm(Part verse, Part chorus) {

  /** What it plays in one kind of section. */
  record Part(Groove drums, Pattern bass, Pattern keys) {

    static Part of(Metre metre, String bass, String keys, String drums) {
      return new Part(Groove.of(metre, drums), new Pattern(metre, bass), new Pattern(metre, keys));
    }
  }
}
