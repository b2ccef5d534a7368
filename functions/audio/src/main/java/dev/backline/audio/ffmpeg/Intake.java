package dev.backline.audio.ffmpeg;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a file of unknown origin is opened: it is a file and names no other, it is of a kind and a
 * coding that is wanted, and what it says of itself costs neither much memory nor many threads.
 */
final class Intake {

  /** More than any recorder writes. */
  static final int MOST_STREAMS = 64;

  private static final int PROBED_BYTES = 5_000_000;
  private static final int PROBED_MICROSECONDS = 5_000_000;

  private Intake() {}

  /** For whoever decodes: options that stand before the input, names and values in turn. */
  static List<String> decodingArguments() {
    return Stream.concat(
            arguments().stream(),
            Stream.of("-codec_whitelist", Codecs.whitelist(), "-threads", "1"))
        .toList();
  }

  /** The same for whoever looks. */
  static List<String> probingArguments() {
    return Stream.concat(
            arguments().stream(),
            Stream.of("-codec_whitelist", Codecs.whitelistWithPictures(), "-threads", "1"))
        .toList();
  }

  private static List<String> arguments() {
    return List.of(
        "-protocol_whitelist",
        "file",
        "-format_whitelist",
        Containers.whitelist(),
        "-max_streams",
        String.valueOf(MOST_STREAMS),
        "-probesize",
        String.valueOf(PROBED_BYTES),
        "-analyzeduration",
        String.valueOf(PROBED_MICROSECONDS));
  }
}
