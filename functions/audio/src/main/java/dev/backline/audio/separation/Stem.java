package dev.backline.audio.separation;

import java.util.Locale;

/** What a mix is taken apart into. */
public enum Stem {
  VOCALS,
  DRUMS,
  BASS,
  OTHER;

  /** The name in lower case, as files and payloads carry it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
