package dev.backline.upload;

import dev.backline.audio.ffmpeg.SourceInfo;
import dev.backline.audio.peaks.Waveform;
import dev.backline.core.media.Loudness;
import java.util.List;

/** What came of decoding a file. */
public sealed interface Inspection {

  record Refused(Rejection rejection) implements Inspection {}

  /**
   * @param source what the file says of itself
   * @param durationMs by the samples that decode
   */
  record Accepted(
      SourceInfo source,
      long durationMs,
      Loudness loudness,
      Waveform waveform,
      List<String> warnings)
      implements Inspection {

    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }
}
