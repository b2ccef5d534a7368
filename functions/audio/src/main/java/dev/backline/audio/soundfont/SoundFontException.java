package dev.backline.audio.soundfont;

import java.io.IOException;

/** A file is no SoundFont, or a broken one; the message names the chunk and what is wrong in it. */
public final class SoundFontException extends IOException {
  private static final long serialVersionUID = 1L;

  SoundFontException(String chunk, String problem) {
    super("SoundFont chunk " + chunk + ": " + problem);
  }
}
