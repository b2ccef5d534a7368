package dev.backline.audio.ffmpeg;

import dev.backline.audio.ffmpeg.UndecodableAudioException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds out what a file is, by its content. The name of the file plays no part. */
public final class Probe {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  // Below this FFmpeg guesses: a text or random bytes hold a few patterns of an MPEG header.
  private static final int CERTAIN_ENOUGH = 25;

  // What a file says in words may be long, and nobody asked.
  private static final String ENTRIES =
      "format=format_name,probe_score,duration:stream=codec_type,codec_name,sample_rate,channels,"
          + "channel_layout,bits_per_sample,bits_per_raw_sample,duration";

  // A rate of 1 Hz in a damaged header makes a day of a megabyte. DSD256 counts bytes: 1.4 MHz.
  private static final int LOWEST_RATE_HZ = 2_000;
  private static final int HIGHEST_RATE_HZ = 1_500_000;
  private static final int MOST_CHANNELS = 64;

  private static final String STREAM = "streams.stream.";
  private static final Set<String> UNSTATED = Set.of("\"N/A\"", "\"unknown\"");

  private final Ffmpeg ffmpeg;

  /** Probes with these programs. */
  public Probe(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * What the file says of itself; its samples are not looked at.
   *
   * @throws UndecodableAudioException when it is empty, no audio file, or has no audio stream
   */
  public SourceInfo probe(Path file) throws IOException {
    if (Files.size(file) == 0) {
      throw new UndecodableAudioException(Reason.EMPTY, "The file is empty");
    }
    Map<String, String> said = answer(file);
    if (said.keySet().stream().noneMatch(key -> key.startsWith(STREAM))) {
      throw notAudio();
    }
    String audio =
        IntStream.range(0, Intake.MOST_STREAMS)
            .mapToObj(i -> STREAM + i + ".")
            .filter(stream -> "audio".equals(said.get(stream + "codec_type")))
            .findFirst()
            .orElseThrow(
                () ->
                    new UndecodableAudioException(
                        Reason.NO_AUDIO_STREAM, "The file has no audio stream"));
    if (whole(said, "format.probe_score").orElse(CERTAIN_ENOUGH) < CERTAIN_ENOUGH) {
      throw notAudio();
    }
    int channels = whole(said, audio + "channels").orElse(0);
    int rateHz = whole(said, audio + "sample_rate").orElse(0);
    if (channels < 1
        || channels > MOST_CHANNELS
        || rateHz < LOWEST_RATE_HZ
        || rateHz > HIGHEST_RATE_HZ) {
      throw notAudio();
    }
    return new SourceInfo(
        said.getOrDefault("format.format_name", "").split(",")[0],
        said.getOrDefault(audio + "codec_name", "unknown"),
        rateHz,
        channels,
        said.getOrDefault(audio + "channel_layout", ""),
        bitDepth(said, audio),
        declaredDurationMs(said, audio));
  }

  /** What ffprobe prints in its flat form: a line a value, {@code streams.stream.0.channels=2}. */
  private Map<String, String> answer(Path file) throws IOException {
    var command = ffmpeg.ffprobe();
    command.addAll(List.of("-show_entries", ENTRIES, "-of", "flat"));
    command.addAll(Intake.probingArguments());
    command.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
    try {
      return Program.ask(command, LIMIT, Probe::isOfTheFileItself).stream()
          .map(line -> line.split("=", 2))
          .filter(words -> words.length == 2 && !UNSTATED.contains(words[1]))
          .collect(
              Collectors.toMap(
                  words -> words[0],
                  words -> words[1].replaceAll("^\"|\"$", ""),
                  (first, _) -> first));
    } catch (TimeoutException _) {
      throw new UndecodableAudioException(
          Reason.TIMED_OUT, "The file could not be examined in " + LIMIT.toSeconds() + " seconds");
    } catch (Program.FailedException _) {
      throw notAudio();
    }
  }

  /** The same streams are told once more for each program that they belong to. */
  private static boolean isOfTheFileItself(String line) {
    return line.startsWith(STREAM) || line.startsWith("format.");
  }

  private static UndecodableAudioException notAudio() {
    return new UndecodableAudioException(
        Reason.NOT_AUDIO, "The file is not audio in a format that can be read, or it is damaged");
  }

  private static OptionalInt bitDepth(Map<String, String> said, String audio) {
    return Stream.of("bits_per_raw_sample", "bits_per_sample")
        .flatMapToInt(name -> whole(said, audio + name).stream())
        .filter(bits -> bits > 0)
        .findFirst();
  }

  private static OptionalLong declaredDurationMs(Map<String, String> said, String audio) {
    return Stream.of(audio + "duration", "format.duration")
        .flatMap(key -> Optional.ofNullable(said.get(key)).stream())
        .mapToLong(seconds -> Math.round(Double.parseDouble(seconds) * 1000))
        .findFirst();
  }

  private static OptionalInt whole(Map<String, String> said, String key) {
    return Optional.ofNullable(said.get(key)).stream().mapToInt(Integer::parseInt).findFirst();
  }
}
