package dev.backline.mixmaster.work;

import dev.backline.audio.ffmpeg.DecodeLimits;
import dev.backline.audio.ffmpeg.Decoded;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.core.media.FileRef;
import dev.backline.core.step.Workspace;
import java.io.IOException;
import java.time.Duration;

/** Makes samples of the files that users sent. */
record Ears(Ffmpeg ffmpeg) {

  private static final DecodeLimits LIMITS =
      new DecodeLimits(Duration.ofHours(1), Duration.ofMinutes(8));

  /** A sound of any format as WAV, 48 kHz. */
  Decoded decoded(FileRef sound, String name, Workspace workspace) throws IOException {
    return decoded(sound, name, PcmFormat.WORKING_RATE_HZ, workspace);
  }

  /** A sound of any format as WAV of a rate. */
  Decoded decoded(FileRef sound, String name, int sampleRateHz, Workspace workspace)
      throws IOException {
    return new Decoder(ffmpeg, LIMITS)
        .decode(workspace.file(sound), workspace.scratch(name), sampleRateHz);
  }
}
