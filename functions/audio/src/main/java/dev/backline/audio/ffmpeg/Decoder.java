package dev.backline.audio.ffmpeg;

import dev.backline.audio.ffmpeg.UndecodableAudioException.Reason;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.RawFloats;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decodes the first audio stream of any file that {@link Probe} accepts to 32-bit float WAV. One
 * and two channels stay as they are; more are folded to stereo after ITU-R BS.775 (centre and
 * surrounds at −3 dB, no LFE). The result may exceed full scale and is not attenuated.
 */
public final class Decoder {

  private static final int HIGHEST_OVERHEARD_HZ = 192_000;

  private final Ffmpeg ffmpeg;
  private final Probe probe;
  private final DecodeLimits limits;

  /** Decodes with these programs within {@link DecodeLimits#DEFAULT}. */
  public Decoder(Ffmpeg ffmpeg) {
    this(ffmpeg, DecodeLimits.DEFAULT);
  }

  /** Decodes with these programs within these limits. */
  public Decoder(Ffmpeg ffmpeg, DecodeLimits limits) {
    this.ffmpeg = ffmpeg;
    this.probe = new Probe(ffmpeg);
    this.limits = limits;
  }

  /**
   * Decodes to {@link PcmFormat#WORKING_RATE_HZ}.
   *
   * @param input any file; its name plays no part
   * @param wav written anew; holds nothing of use when the call fails
   * @throws UndecodableAudioException with a reason, when no audio is to be had from the input
   */
  public Decoded decode(Path input, Path wav) throws IOException {
    return decode(input, wav, PcmFormat.WORKING_RATE_HZ);
  }

  /** As {@link #decode(Path, Path)}, to another rate. */
  public Decoded decode(Path input, Path wav, int sampleRateHz) throws IOException {
    return whole(input, wav, sampleRateHz, probe.probe(input), this::run);
  }

  /** As {@link #decode(Path, Path)}, at the file's own rate unless that is higher than this one. */
  public Decoded decodeUpTo(Path input, Path wav, int highestRateHz) throws IOException {
    SourceInfo source = probe.probe(input);
    return whole(input, wav, Math.min(source.sampleRateHz(), highestRateHz), source, this::run);
  }

  /**
   * Who hears a file while it is decoded.
   *
   * @param <S> the sink
   */
  @FunctionalInterface
  public interface Listening<S extends PcmSink> {

    /** A sink of this format; closed at the end of the file. */
    S sink(PcmFormat format) throws IOException;
  }

  /**
   * Lets be heard what {@link #decode(Path, Path)} would write, while it is decoded, and writes
   * nothing. The time that the listener takes counts as time of decoding.
   *
   * @return the sink that has heard it all, closed
   * @throws UndecodableAudioException as there; what the sink has heard is then of no use
   */
  public <S extends PcmSink> S listen(Path input, Listening<S> by) throws IOException {
    SourceInfo source = probe.probe(input);
    var format = new PcmFormat(PcmFormat.WORKING_RATE_HZ, channels(source));
    List<String> command = input(input, source);
    command.addAll(piped(filter(source, format.sampleRateHz()), format, longest()));
    S sink = by.sink(format);
    var frames = new AtomicLong();
    try (sink) {
      Running running =
          (line, _, tail) ->
              Program.listen(
                  line,
                  limits.longestRun(),
                  tail,
                  samples -> frames.set(RawFloats.transfer(samples, sink)));
      finish(running, command, source);
    }
    if (frames.get() == 0) {
      throw new UndecodableAudioException(Reason.NO_SAMPLES, "The file holds no audio samples");
    }
    refuseTooLongOrTruncated(input, source, format.millis(frames.get()));
    return sink;
  }

  /** The channels are said again: a file whose header errs would mix up the frames. */
  private static List<String> piped(String filter, PcmFormat format, Duration longest) {
    var output = new ArrayList<>(List.of("-map", "0:a:0", "-filter:a", filter));
    output.addAll(List.of("-ac", String.valueOf(format.channels()), "-f", "f32le"));
    output.addAll(List.of("-t", longest.toMillis() + "ms", "pipe:1"));
    return output;
  }

  /**
   * As {@link #decode(Path, Path)}; meanwhile a file is heard as it is if by its header it has one
   * or two channels and another rate, at most 192 kHz. The header may err: then what is heard has
   * another length.
   */
  public Decoded decode(Path input, Path wav, Listening<?> by) throws IOException {
    SourceInfo source = probe.probe(input);
    return whole(input, wav, PcmFormat.WORKING_RATE_HZ, source, overheard(longest(), by));
  }

  private Duration longest() {
    return limits.longestAudio().plusSeconds(1);
  }

  private Decoded whole(Path input, Path wav, int sampleRateHz, SourceInfo source, Running running)
      throws IOException {
    LogTail tail = decode(input, wav, sampleRateHz, source, longest(), running);
    Decoded decoded = decoded(input, wav, source, tail);
    refuseTooLongOrTruncated(input, source, decoded.durationMs());
    return decoded;
  }

  /**
   * Decodes no more than the beginning, to {@link PcmFormat#WORKING_RATE_HZ}. What follows is not
   * looked at, so a file that is too long or cut off later is not refused.
   *
   * @param longest of what is decoded
   */
  public Decoded decodeBeginning(Path input, Path wav, Duration longest) throws IOException {
    return beginning(input, wav, longest, this::run);
  }

  /**
   * As {@link #decodeBeginning(Path, Path, Duration)}; heard as by {@link #decode(Path, Path,
   * Listening)}.
   */
  public Decoded decodeBeginning(Path input, Path wav, Duration longest, Listening<?> by)
      throws IOException {
    return beginning(input, wav, longest, overheard(longest, by));
  }

  private Decoded beginning(Path input, Path wav, Duration longest, Running running)
      throws IOException {
    SourceInfo source = probe.probe(input);
    LogTail tail = decode(input, wav, PcmFormat.WORKING_RATE_HZ, source, longest, running);
    return decoded(input, wav, source, tail);
  }

  /**
   * Lets a file be heard as it is and writes nothing: one that {@link #decode(Path, Path,
   * Listening)} lets be heard, any other is refused.
   *
   * @param longest of what is heard
   */
  public void overhear(Path input, Duration longest, Listening<?> by) throws IOException {
    SourceInfo source = probe.probe(input);
    finish(overheard(longest, by), input(input, source), source);
  }

  /** How a command line of ffmpeg is run. */
  @FunctionalInterface
  private interface Running {
    void run(List<String> command, SourceInfo source, LogTail tail)
        throws IOException, TimeoutException, Program.FailedException;
  }

  private void run(List<String> command, SourceInfo source, LogTail tail)
      throws IOException, TimeoutException, Program.FailedException {
    Program.run(command, limits.longestRun(), tail);
  }

  private Running overheard(Duration longest, Listening<?> by) {
    return (command, source, tail) -> {
      if (source.channels() > 2
          || source.sampleRateHz() == PcmFormat.WORKING_RATE_HZ
          || source.sampleRateHz() > HIGHEST_OVERHEARD_HZ) {
        run(command, source, tail);
        return;
      }
      var own = new PcmFormat(source.sampleRateHz(), source.channels());
      var both = new ArrayList<>(command);
      both.addAll(piped("aformat=sample_fmts=flt", own, longest));
      try (PcmSink sink = by.sink(own)) {
        Program.listen(
            both, limits.longestRun(), tail, samples -> RawFloats.transfer(samples, sink));
      }
    };
  }

  private LogTail decode(
      Path input, Path wav, int sampleRateHz, SourceInfo source, Duration longest, Running running)
      throws IOException {
    return finish(running, command(input, wav, sampleRateHz, source, longest), source);
  }

  private LogTail finish(Running running, List<String> command, SourceInfo source)
      throws IOException {
    var tail = new LogTail();
    try {
      running.run(command, source, tail);
      return tail;
    } catch (TimeoutException _) {
      throw new UndecodableAudioException(
          Reason.TIMED_OUT,
          "The file could not be decoded in " + limits.longestRun().toSeconds() + " seconds");
    } catch (Program.FailedException e) {
      throw new UndecodableAudioException(
          Reason.NOT_AUDIO,
          "The audio in the file cannot be decoded; export it anew, as WAV for example",
          new IOException(tail.toString(), e));
    }
  }

  private List<String> input(Path input, SourceInfo source) {
    var command = ffmpeg.ffmpeg(limits.longestRun());
    command.addAll(List.of("-f", source.container()));
    command.addAll(Intake.decodingArguments());
    command.addAll(List.of("-i", "file:" + input.toAbsolutePath()));
    return command;
  }

  private List<String> command(
      Path input, Path wav, int sampleRateHz, SourceInfo source, Duration longest) {
    List<String> command = input(input, source);
    command.addAll(List.of("-map", "0:a:0", "-filter:a", filter(source, sampleRateHz)));
    command.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-bitexact"));
    command.addAll(List.of("-f", "wav", "-c:a", "pcm_f32le", "-rf64", "auto"));
    command.addAll(List.of("-t", longest.toMillis() + "ms", "file:" + wav.toAbsolutePath()));
    return command;
  }

  /**
   * Floats first: FFmpeg attenuates a down-mix of integers so that it cannot clip. Six or eight
   * channels without stated places are taken for 5.1 and 7.1, as their writers mean them.
   */
  private static String filter(SourceInfo source, int sampleRateHz) {
    String floats = "aformat=sample_fmts=fltp";
    String rate = "aresample=" + sampleRateHz;
    if (source.channels() <= 2) {
      return floats + "," + rate;
    }
    if (placeless(source)) {
      return floats + "," + meanOf(source.channels()) + "," + rate;
    }
    return floats + "," + rate + ":ochl=stereo:clev=0.70710678:slev=0.70710678:lfe_mix_level=0";
  }

  private static boolean placeless(SourceInfo source) {
    return source.channelLayout().isEmpty()
        && source.channels() > 2
        && source.channels() != 6
        && source.channels() != 8;
  }

  private static int channels(SourceInfo source) {
    return placeless(source) ? 1 : Math.min(2, source.channels());
  }

  /** Channels without stated places, as multi-track field recorders write them. */
  private static String meanOf(int channels) {
    var mean = new StringBuilder("pan=mono|c0=");
    for (int channel = 0; channel < channels; channel++) {
      mean.append(channel == 0 ? "" : "+").append(1.0 / channels).append("*c").append(channel);
    }
    return mean.toString();
  }

  private static Decoded decoded(Path input, Path wav, SourceInfo source, LogTail tail)
      throws IOException {
    if (!Files.exists(wav) || Files.size(wav) == 0) {
      throw new UndecodableAudioException(
          Reason.NO_SAMPLES, "The file holds no audio samples: " + tail);
    }
    try (WavReader reader = WavReader.open(wav)) {
      var decoded =
          new Decoded(
              wav,
              reader.format(),
              reader.frames(),
              source,
              StreamEnd.isAbrupt(input, source.container()));
      if (decoded.frames() == 0) {
        throw new UndecodableAudioException(Reason.NO_SAMPLES, "The file holds no audio samples");
      }
      return decoded;
    }
  }

  private void refuseTooLongOrTruncated(Path input, SourceInfo source, long durationMs)
      throws IOException {
    if (durationMs > limits.longestAudio().toMillis()) {
      throw new UndecodableAudioException(
          Reason.TOO_LONG,
          "The audio is longer than " + limits.longestAudio().toMinutes() + " minutes");
    }
    // FFmpeg trims the length of a WAV to what the file can hold, so it declares no loss.
    if (source.container().equals("wav") && isTruncatedWav(input)) {
      throw new UndecodableAudioException(
          Reason.TRUNCATED,
          "The file is cut off: it declares more than the %.1f seconds that it holds"
              .formatted(durationMs / 1000.0));
    }
    boolean stated =
        source.container().equals("mp3")
            ? Mp3Header.statesItsLength(input)
            : Containers.statesItsLength(source.container());
    if (!stated || source.declaredDurationMs().isEmpty()) {
      return;
    }
    long declared = source.declaredDurationMs().getAsLong();
    // Coders pad and headers round; a second or a fiftieth is no loss worth a refusal.
    if (durationMs < declared - Math.max(1000, declared / 50)) {
      throw new UndecodableAudioException(
          Reason.TRUNCATED,
          "The file is cut off: it declares %.1f seconds and holds %.1f"
              .formatted(declared / 1000.0, durationMs / 1000.0));
    }
  }

  private static boolean isTruncatedWav(Path input) {
    try (WavReader reader = WavReader.open(input)) {
      return reader.truncated();
    } catch (IOException _) {
      return false; // not linear PCM
    }
  }
}
