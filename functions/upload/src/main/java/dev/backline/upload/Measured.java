package dev.backline.upload;

import dev.backline.core.media.FileRef;
import dev.backline.core.media.Loudness;
import java.util.List;
import java.util.OptionalInt;

/**
 * What was found in a take by decoding it.
 *
 * @param original the file as it was sent
 * @param container as FFmpeg names it
 * @param codec as FFmpeg names it
 * @param peaks of the waveform, in audiowaveform's binary format
 * @param peaksJson the same as JSON
 * @param warnings what is odd but no reason to refuse the take
 */
public record Measured(
    FileRef original,
    String container,
    String codec,
    int sampleRateHz,
    int channels,
    OptionalInt bitDepth,
    long durationMs,
    Loudness loudness,
    FileRef peaks,
    FileRef peaksJson,
    List<String> warnings) {

  public Measured {
    warnings = List.copyOf(warnings);
  }
}
