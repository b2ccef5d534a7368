package dev.backline.audio.ffmpeg;

import java.io.IOException;

/** A file from which no audio can be had. Its message is a sentence for the person who sent it. */
public final class UndecodableAudioException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** The file has no bytes. */
    EMPTY,
    /** No known container, or nothing in it that a decoder accepts. */
    NOT_AUDIO,
    /** A container, such as a video, without an audio stream. */
    NO_AUDIO_STREAM,
    /** An audio stream without a single frame. */
    NO_SAMPLES,
    /** The file ends before the length that its header declares. */
    TRUNCATED,
    /** Longer than the limit. */
    TOO_LONG,
    /** The decoder did not come to an end in time. */
    TIMED_OUT
  }

  private final Reason reason;

  /** The reason, in a form to switch on, and in words. */
  public UndecodableAudioException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** As the other, with what a person who looks into it wants to see. */
  UndecodableAudioException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why the file cannot be decoded. */
  public Reason reason() {
    return reason;
  }
}
