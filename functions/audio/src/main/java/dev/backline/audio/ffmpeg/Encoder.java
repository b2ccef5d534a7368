package dev.backline.audio.ffmpeg;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.master.LoudnessNormalisation;
import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.RawFloats;
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
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Writes WAV files in other formats, and measures what it wrote. Same input, same bytes: no time
 * stamp, no name of a program. A lossy coder can raise peaks; a file whose decoded true peak
 * exceeds full scale is written once more with that much less gain.
 */
public final class Encoder {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final double MARGIN_DB = 0.1;
  private static final double LOUDNESS_LUFS = -14;
  private static final double CEILING_DBTP = -1.5;
  private static final double MOST_RANGE_LU = 11;

  /**
   * The end of a chain of filters. FFmpeg 7 hands every frame from thread to thread, and the frame
   * of an MP3 is little work: half of the processor time is the handing. For files of our own
   * alone: where a stream changes its channels, what was gathered for a frame is lost.
   */
  private static final String LONG_FRAMES = "asetnsamples=n=16384:p=0";

  /** LAME's {@code -q 7}: no search for what may be masked. */
  private static final String QUICK_LAME = "7";

  private final Ffmpeg ffmpeg;

  /** Encodes with these programs. */
  public Encoder(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * Encodes a WAV file.
   *
   * @param wav linear PCM of one or two channels
   * @param output written anew; a working file is made beside it and deleted
   */
  public Encoded encode(Path wav, Path output, Delivery delivery) throws IOException {
    Path working = Files.createTempFile(output.toAbsolutePath().getParent(), "encode", ".wav");
    Path levelled = Files.createTempFile(output.toAbsolutePath().getParent(), "level", ".wav");
    try {
      Path source = delivery.normalised() ? normalised(wav, delivery, levelled, working) : wav;
      Encoded first = encodeOnce(source, output, delivery, 0, working);
      double over = first.loudness().truePeakDbtp();
      if (!delivery.format().isLossy() || over <= 0) {
        return first;
      }
      return encodeOnce(source, output, delivery, -over - MARGIN_DB, working);
    } finally {
      Files.deleteIfExists(working);
      Files.deleteIfExists(levelled);
    }
  }

  /** Two channels that are alike are 3 LU louder than the one that is delivered of them. */
  private static Path normalised(Path wav, Delivery delivery, Path levelled, Path working)
      throws IOException {
    boolean mono = delivery.channels() == 1;
    var target =
        new MasterTarget(mono ? LOUDNESS_LUFS + 3.01 : LOUDNESS_LUFS, CEILING_DBTP)
            .within(MOST_RANGE_LU);
    var normalisation = new LoudnessNormalisation(target);
    Path mixed = Files.createTempFile(working.getParent(), "mono", ".wav");
    try {
      if (mono) WavWriter.write(mixed, MonoSource.of(WavReader.open(wav)), WavEncoding.FLOAT32);
      normalisation.normalise(mono ? mixed : wav, levelled, working);
      return levelled;
    } finally {
      Files.deleteIfExists(mixed);
    }
  }

  /**
   * Encodes without listening to the result: for sound that only accompanies, such as a page's. A
   * coder may have raised a peak above full scale.
   *
   * @param wav linear PCM of one or two channels
   * @param output written anew
   * @throws IllegalArgumentException for a WAV file, which needs no encoding, and for a normalised
   *     delivery
   */
  public void encodeUnheard(Path wav, Path output, Delivery delivery) throws IOException {
    if (delivery.format() == DeliveryFormat.WAV) {
      throw new IllegalArgumentException("WAV is not encoded");
    }
    if (delivery.normalised()) {
      throw new IllegalArgumentException("what nobody hears is not normalised");
    }
    write(wav, output, filter(wav, delivery, 0), delivery, codec(delivery.format()), QUICK_LAME);
  }

  private Encoded encodeOnce(Path wav, Path output, Delivery delivery, double gainDb, Path working)
      throws IOException {
    String filter = filter(wav, delivery, gainDb);
    if (delivery.format() == DeliveryFormat.WAV) {
      run(ffmpeg.ffmpeg(LIMIT), Ffmpeg.input(wav, "wav"), working, filter, floatWav());
      WavWriter.write(output, WavReader.open(working), delivery.samples());
      return new Encoded(
          output, LoudnessMeter.measure(WavReader.open(output)), gainDb, "pcm in WAV");
    }
    String codec = codec(delivery.format());
    write(wav, output, filter, delivery, codec, thoroughLame(delivery));
    Loudness heard = heard(output, delivery);
    refuseLoss(wav, heard.durationMs());
    return new Encoded(output, heard, gainDb, codec);
  }

  private static void refuseLoss(Path wav, long heardMs) throws IOException {
    long givenMs;
    try (WavReader reader = WavReader.open(wav)) {
      givenMs = reader.durationMs();
    }
    // Coders pad and resamplers round.
    if (Math.abs(heardMs - givenMs) > 1000) {
      throw new IOException("ffmpeg was given " + givenMs + " ms and wrote " + heardMs);
    }
  }

  private Loudness heard(Path encoded, Delivery delivery) throws IOException {
    String rate = "aresample=" + delivery.sampleRateHz();
    String floats = "aformat=sample_fmts=flt," + rate + "," + LONG_FRAMES;
    List<String> command = program(delivery);
    command.addAll(Ffmpeg.input(encoded, delivery.format().demuxer()));
    command.addAll(List.of("-map", "0:a:0", "-filter:a", floats, "-f", "f32le", "pipe:1"));
    var tail = new LogTail();
    var meter = new LoudnessMeter(new PcmFormat(delivery.sampleRateHz(), delivery.channels()));
    try (meter) {
      Program.listen(command, LIMIT, tail, samples -> RawFloats.transfer(samples, meter));
    } catch (TimeoutException | Program.FailedException e) {
      throw new IOException("ffmpeg could not read what it wrote: " + tail, e);
    }
    return meter.loudness();
  }

  private void write(
      Path wav, Path output, String filter, Delivery delivery, String codec, String lameLevel)
      throws IOException {
    try (var attached = Attachments.of(delivery, output.toAbsolutePath().getParent())) {
      List<String> inputs = new ArrayList<>(Ffmpeg.input(wav, "wav"));
      inputs.addAll(attached.input());
      List<String> arguments = new ArrayList<>(coding(delivery, codec, lameLevel));
      arguments.addAll(attached.arguments());
      arguments.add("-bitexact");
      run(program(delivery), inputs, output, filter, arguments);
    }
  }

  /** What writes a delivery, and reads again what it wrote. */
  private List<String> program(Delivery delivery) {
    boolean quick = delivery.format() == DeliveryFormat.MP3 && delivery.cover().isEmpty();
    return quick ? ffmpeg.ffmpegForMp3(LIMIT) : ffmpeg.ffmpeg(LIMIT);
  }

  private static void run(
      List<String> program, List<String> inputs, Path output, String filter, List<String> arguments)
      throws IOException {
    var tail = new LogTail();
    var command = new ArrayList<>(program);
    command.addAll(inputs);
    command.addAll(List.of("-map", "0:a:0", "-filter:a", filter));
    command.addAll(arguments);
    command.add("file:" + output.toAbsolutePath());
    try {
      Program.run(command, LIMIT, tail);
    } catch (TimeoutException e) {
      throw new IOException("Encoding did not end in " + LIMIT.toMinutes() + " minutes", e);
    } catch (Program.FailedException e) {
      throw new IOException("ffmpeg could not encode: " + tail, e);
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
    double coderGainDb = gainDb + turnedDownByCoderDb(delivery);
    if (coderGainDb != 0) {
      filters.add(String.format(Locale.ROOT, "volume=%.4fdB:precision=float", coderGainDb));
    }
    filters.add("aresample=" + delivery.sampleRateHz());
    return String.join(",", filters);
  }

  /**
   * LAME turns its input down at constant bit rates below 256 kbit/s, so that loud music clips less
   * (measured: 0.95 up to the middle of 160 and 192, 0.97 at 192, 0.98 at 224). Peaks are watched
   * here, and a file ought to be as loud as its master.
   */
  private static double turnedDownByCoderDb(Delivery delivery) {
    int kbps = delivery.bitrateKbps().orElse(0);
    if (delivery.format() != DeliveryFormat.MP3 || kbps > 240) {
      return 0;
    }
    double scale = kbps <= 176 ? 0.95 : kbps <= 208 ? 0.97 : 0.98;
    return -20 * Math.log10(scale);
  }

  private static List<String> floatWav() {
    return List.of("-f", "wav", "-c:a", "pcm_f32le", "-rf64", "auto", "-bitexact");
  }

  /** FFmpeg's own Vorbis encoder writes worse files, where libvorbis is not in the build. */
  private String codec(DeliveryFormat format) throws IOException {
    return switch (format) {
      case WAV -> throw new IllegalStateException("WAV is written without FFmpeg");
      case MP3 -> "libmp3lame";
      case FLAC -> "flac";
      case AAC, M4A -> "aac";
      case OGG -> ffmpeg.hasEncoder("libvorbis") ? "libvorbis" : "vorbis";
      case OPUS -> "libopus";
    };
  }

  private static List<String> coding(Delivery delivery, String codec, String lameLevel) {
    int kbps = delivery.bitrateKbps().orElse(0);
    String words =
        switch (delivery.format()) {
          case WAV -> throw new IllegalStateException("WAV is written without FFmpeg");
          case MP3 ->
              "-f mp3 -b:a " + kbps + "k -compression_level " + lameLevel + " -id3v2_version 3";
          case FLAC -> "-f flac -sample_fmt s32 -compression_level 5";
          case AAC -> "-f adts -b:a " + kbps + "k";
          case M4A ->
              "-f ipod -movflags +faststart -movie_timescale "
                  + delivery.sampleRateHz()
                  + " -b:a "
                  + kbps
                  + "k";
          case OGG -> "-f ogg -strict -2 -serial_offset 1 -q:a " + vorbisQuality(kbps);
          case OPUS -> "-f opus -serial_offset 1 -b:a " + kbps + "k";
        };
    return Stream.concat(Stream.of("-c:a", codec), Stream.of(words.split(" "))).toList();
  }

  /**
   * At high rates LAME's search for what may be masked costs half of the time and gains nothing:
   * without it the error of a 320 kbit/s file is 2 dB lower up to 9 kHz (measured on masters of the
   * band).
   */
  private static String thoroughLame(Delivery delivery) {
    return delivery.bitrateKbps().orElse(0) >= 256 ? QUICK_LAME : "3";
  }

  /** The nominal bit rates of Vorbis at 44.1 kHz stereo: 64 at quality 0, 16 a step, then more. */
  private static String vorbisQuality(int kbps) {
    double quality =
        kbps <= 128
            ? (kbps - 64) / 16.0
            : kbps <= 256 ? 4 + (kbps - 128) / 32.0 : 8 + (kbps - 256) / 64.0;
    return String.format(Locale.ROOT, "%.2f", quality);
  }
}
