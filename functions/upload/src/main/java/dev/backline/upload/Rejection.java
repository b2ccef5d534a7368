package dev.backline.upload;

import java.util.Locale;
import java.util.Objects;

/** Why a file is not taken, in words for the musician who sent it. */
public record Rejection(Code code, String reason) {

  public enum Code {
    EMPTY_FILE,
    FILE_TOO_LARGE,
    SIZE_MISMATCH,
    CHECKSUM_MISMATCH,
    NOT_AUDIO,
    NO_AUDIO_STREAM,
    TRUNCATED_AUDIO,
    TAKE_TOO_SHORT,
    TAKE_TOO_LONG,
    SILENT_TAKE,
    UNREADABLE_AUDIO;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Rejection {
    Objects.requireNonNull(code, "code is null");
    Objects.requireNonNull(reason, "reason is null");
  }
}
