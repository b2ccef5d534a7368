package dev.backline.audio.ffmpeg;

import com.github.kokorin.jaffree.JaffreeException;
import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.StreamType;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Writes WAV files in other formats, and measures what it wrote. Same input, same bytes: no time
 * stamp, no name of a program. A lossy coder can raise peaks; a file whose decoded true peak
 * exceeds full scale is written once more with that much less gain.
 */
public final class Encoder {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final double MARGIN_DB = 0.1;

  /** LAME's {@code -q 7}: no search for what may be masked. */
  private static final String QUICK_LAME = "7";

  private final Ffmpeg ffmpeg;
  private final Decoder decoder;

  /** Encodes with these programs. */
  public Encoder(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
    this.decoder = new Decoder(ffmpeg);
  }

  /**
   * Encodes a WAV file.
   *
   * @param wav linear PCM of one or two channels
   * @param output written anew; a working file is made beside it and deleted
   */
  public Encoded encode(Path wav, Path output, Delivery delivery) throws IOException {
    Path working = Files.createTempFile(output.toAbsolutePath().getParent(), "encode", ".wav");
    try {
      Encoded first = encodeOnce(wav, output, delivery, 0, working);
      double over = first.loudness().truePeakDbtp();
      if (!delivery.format().isLossy() || over <= 0) {
        return first;
      }
      return encodeOnce(wav, output, delivery, -over - MARGIN_DB, working);
    } finally {
      Files.deleteIfExists(working);
    }
  }

  /**
   * Encodes without listening to the result: for sound that only accompanies, such as a page's. A
   * coder may have raised a peak above full scale.
   *
   * @param wav linear PCM of one or two channels
   * @param output written anew
   * @throws IllegalArgumentException for a WAV file, which needs no encoding
   */
  public void encodeUnheard(Path wav, Path output, Delivery delivery) throws IOException {
    if (delivery.format() == DeliveryFormat.WAV) {
      throw new IllegalArgumentException("WAV is not encoded");
    }
    run(wav, output, filter(wav, delivery, 0), arguments(delivery, QUICK_LAME));
  }

  private Encoded encodeOnce(Path wav, Path output, Delivery delivery, double gainDb, Path working)
      throws IOException {
    String filter = filter(wav, delivery, gainDb);
    if (delivery.format() == DeliveryFormat.WAV) {
      run(wav, working, filter, floatWav());
      WavWriter.write(output, WavReader.open(working), WavEncoding.INT16);
      return new Encoded(output, LoudnessMeter.measure(WavReader.open(output)), gainDb);
    }
    run(wav, output, filter, arguments(delivery, thoroughLame(delivery)));
    Decoded decoded = decoder.decode(output, working, delivery.sampleRateHz());
    return new Encoded(output, LoudnessMeter.measure(decoded.open()), gainDb);
  }

  private void run(Path input, Path output, String filter, List<String> arguments)
      throws IOException {
    var tail = new LogTail();
    try {
      Ffmpeg.within(
          LIMIT,
          () -> {
            UrlOutput to = UrlOutput.toUrl("file:" + output.toAbsolutePath()).addMap(0, "a:0");
            arguments.forEach(to::addArgument);
            return ffmpeg
                .ffmpeg()
                .setLogLevel(LogLevel.INFO)
                .setOutputListener(tail)
                .setProgressListener(_ -> {})
                .addInput(
                    UrlInput.fromUrl("file:" + input.toAbsolutePath())
                        .setFormat("wav")
                        .addArguments("-protocol_whitelist", "file"))
                .setFilter(StreamType.AUDIO, filter)
                .addOutput(to)
                .execute();
          });
    } catch (TimeoutException e) {
      throw new IOException("Encoding did not end in " + LIMIT.toMinutes() + " minutes", e);
    } catch (ExecutionException e) {
      String reason = e.getCause() instanceof JaffreeException ? tail.toString() : "no answer";
      throw new IOException("ffmpeg could not encode: " + reason, e.getCause());
    }
  }

  private static String filter(Path wav, Delivery delivery, double gainDb) throws IOException {
    List<String> filters = new ArrayList<>(List.of("aformat=sample_fmts=fltp"));
    int channels = WavReader.formatOf(wav).channels();
    if (channels == 1 && delivery.channels() == 2) {
      filters.add("pan=stereo|c0=c0|c1=c0");
    } else if (channels == 2 && delivery.channels() == 1) {
      filters.add("pan=mono|c0=0.5*c0+0.5*c1");
    }
    if (delivery.normalised()) {
      normalisation(wav).ifPresent(filters::add);
    }
    if (gainDb != 0) {
      filters.add(String.format(Locale.ROOT, "volume=%.3fdB:precision=float", gainDb));
    }
    filters.add("aresample=" + delivery.sampleRateHz());
    return String.join(",", filters);
  }

  /** FFmpeg's second pass; the first is the project's own meter. Silence is left as it is. */
  private static Optional<String> normalisation(Path wav) throws IOException {
    Loudness measured = LoudnessMeter.measure(WavReader.open(wav));
    if (measured.integratedLufs().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "loudnorm=I=-14:TP=-1.5:LRA=11:linear=true:measured_I=%.2f:measured_TP=%.2f"
                + ":measured_LRA=%.2f:measured_thresh=%.2f",
            measured.integratedLufs().getAsDouble(),
            measured.truePeakDbtp(),
            measured.rangeLu(),
            measured.integratedLufs().getAsDouble() - 10));
  }

  private static List<String> floatWav() {
    return List.of("-f", "wav", "-c:a", "pcm_f32le", "-rf64", "auto", "-bitexact");
  }

  private List<String> arguments(Delivery delivery, String lameLevel) throws IOException {
    List<String> arguments = new ArrayList<>();
    int kbps = delivery.bitrateKbps().orElse(0);
    arguments.addAll(
        switch (delivery.format()) {
          case WAV -> throw new IllegalStateException("WAV is written without FFmpeg");
          case MP3 ->
              List.of(
                  "-f",
                  "mp3",
                  "-c:a",
                  "libmp3lame",
                  "-b:a",
                  kbps + "k",
                  "-compression_level",
                  lameLevel,
                  "-id3v2_version",
                  "3");
          case FLAC ->
              List.of(
                  "-f", "flac", "-c:a", "flac", "-sample_fmt", "s32", "-compression_level", "5");
          case AAC -> List.of("-f", "adts", "-c:a", "aac", "-b:a", kbps + "k");
          case OGG -> vorbis(kbps);
        });
    arguments.addAll(List.of("-map_metadata", "-1", "-bitexact"));
    delivery.tags().title().ifPresent(title -> tag(arguments, "title", title));
    delivery.tags().artist().ifPresent(artist -> tag(arguments, "artist", artist));
    return arguments;
  }

  /**
   * At high rates LAME's search for what may be masked costs half of the time and gains nothing:
   * without it the error of a 320 kbit/s file is 2 dB lower up to 9 kHz (measured on masters of the
   * band).
   */
  private static String thoroughLame(Delivery delivery) {
    return delivery.bitrateKbps().orElse(0) >= 256 ? QUICK_LAME : "3";
  }

  private List<String> vorbis(int kbps) throws IOException {
    String codec = ffmpeg.hasEncoder("libvorbis") ? "libvorbis" : "vorbis";
    return List.of(
        "-f",
        "ogg",
        "-c:a",
        codec,
        "-strict",
        "-2",
        "-q:a",
        vorbisQuality(kbps),
        "-serial_offset",
        "1");
  }

  /** The nominal bit rates of Vorbis at 44.1 kHz stereo: 64 at quality 0, 16 a step, then more. */
  private static String vorbisQuality(int kbps) {
    double quality =
        kbps <= 128
            ? (kbps - 64) / 16.0
            : kbps <= 256 ? 4 + (kbps - 128) / 32.0 : 8 + (kbps - 256) / 64.0;
    return String.format(Locale.ROOT, "%.2f", quality);
  }

  private static void tag(List<String> arguments, String name, String value) {
    arguments.add("-metadata");
    arguments.add(name + "=" + value);
  }
}
