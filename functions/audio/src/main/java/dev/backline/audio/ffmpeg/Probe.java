package dev.backline.audio.ffmpeg;

import com.github.kokorin.jaffree.JaffreeException;
import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffprobe.FFprobe;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.Format;
import com.github.kokorin.jaffree.ffprobe.Stream;
import dev.backline.audio.ffmpeg.UndecodableAudioException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

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
    FFprobeResult result = run(file);
    Format format = result.getFormat();
    if (format == null || result.getStreams() == null || result.getStreams().isEmpty()) {
      throw notAudio();
    }
    Stream audio =
        result.getStreams().stream()
            .filter(stream -> stream.getCodecType() == StreamType.AUDIO)
            .findFirst()
            .orElseThrow(
                () ->
                    new UndecodableAudioException(
                        Reason.NO_AUDIO_STREAM, "The file has no audio stream"));
    if (format.getProbeScore() != null && format.getProbeScore() < CERTAIN_ENOUGH) {
      throw notAudio();
    }
    if (!isBetween(audio.getChannels(), 1, MOST_CHANNELS)
        || !isBetween(audio.getSampleRate(), LOWEST_RATE_HZ, HIGHEST_RATE_HZ)) {
      throw notAudio();
    }
    return new SourceInfo(
        format.getFormatName().split(",")[0],
        Optional.ofNullable(audio.getCodecName()).orElse("unknown"),
        audio.getSampleRate(),
        audio.getChannels(),
        Optional.ofNullable(audio.getChannelLayout()).orElse(""),
        bitDepth(audio),
        declaredDurationMs(format, audio));
  }

  private static boolean isBetween(Integer value, int lowest, int highest) {
    return value != null && value >= lowest && value <= highest;
  }

  private FFprobeResult run(Path file) throws IOException {
    try {
      return Ffmpeg.within(
          LIMIT,
          () -> {
            FFprobe program = ffmpeg.ffprobe().setLogLevel(LogLevel.FATAL).setShowEntries(ENTRIES);
            Intake.probingArguments().forEach(program::addArgument);
            return program.setInput("file:" + file.toAbsolutePath()).execute();
          });
    } catch (TimeoutException _) {
      throw new UndecodableAudioException(
          Reason.TIMED_OUT, "The file could not be examined in " + LIMIT.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JaffreeException) {
        throw notAudio();
      }
      throw new IOException("ffprobe did not run", e.getCause());
    }
  }

  private static UndecodableAudioException notAudio() {
    return new UndecodableAudioException(
        Reason.NOT_AUDIO, "The file is not audio in a format that can be read, or it is damaged");
  }

  private static OptionalInt bitDepth(Stream audio) {
    return java.util.stream.Stream.of(audio.getBitsPerRawSample(), audio.getBitsPerSample())
        .filter(Objects::nonNull)
        .mapToInt(bits -> bits)
        .filter(bits -> bits > 0)
        .findFirst();
  }

  private static OptionalLong declaredDurationMs(Format format, Stream audio) {
    Float seconds = Optional.ofNullable(audio.getDuration()).orElse(format.getDuration());
    return seconds == null ? OptionalLong.empty() : OptionalLong.of(Math.round(seconds * 1000.0));
  }
}
