package dev.backline.audio.ffmpeg;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A decoded file.
 *
 * @param wav 32-bit float WAV
 * @param format its rate and channels
 * @param frames its length, at least 1
 * @param source what the decoded file said of itself
 * @param endsAbruptly whether the file ends where its format says that more follows, without saying
 *     how much: it may have been cut off, or its recorder switched off
 */
public record Decoded(
    Path wav, PcmFormat format, long frames, SourceInfo source, boolean endsAbruptly) {

  /** The samples from the first frame. */
  public WavReader open() throws IOException {
    return WavReader.open(wav);
  }

  /** Length that was really there, by the samples decoded. */
  public long durationMs() {
    return format.millis(frames);
  }
}
