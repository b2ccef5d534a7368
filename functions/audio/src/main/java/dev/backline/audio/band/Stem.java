package dev.backline.audio.band;

import java.util.Locale;

/** The players. */
public enum Stem {
  DRUMS,
  BASS,
  KEYS,
  PADS,
  LEAD;

  /** The name in lower case, as files and payloads carry it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
