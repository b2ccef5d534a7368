package dev.backline.mixmaster;

import dev.backline.audio.ffmpeg.UndecodableAudioException;
import dev.backline.core.failure.ErrorCode;

/** Under which code a client sees that a file is no sound; the exception has the words. */
public final class Undecodable {

  private Undecodable() {}

  public static ErrorCode code(UndecodableAudioException e) {
    return switch (e.reason()) {
      case EMPTY -> ErrorCode.EMPTY_FILE;
      case NOT_AUDIO -> ErrorCode.NOT_AUDIO;
      case NO_AUDIO_STREAM -> ErrorCode.NO_AUDIO_STREAM;
      case TRUNCATED -> ErrorCode.TRUNCATED_AUDIO;
      case TOO_LONG -> ErrorCode.TAKE_TOO_LONG;
      case NO_SAMPLES, TIMED_OUT -> ErrorCode.UNREADABLE_AUDIO;
    };
  }
}
