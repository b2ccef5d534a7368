package dev.backline.audio.clean;

import dev.backline.audio.clean.repair.ClipDetector;
import dev.backline.audio.clean.repair.DeClipper;
import dev.backline.audio.ffmpeg.Decoded;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.SourceInfo;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decodes takes to the working rate, with the peaks put back that clipping cut off. Clipping can be
 * told, and mended, only in the samples as they were recorded: it leaves every peak equally high,
 * and a change of rate no two of them. Of a take that has the working rate already {@link
 * VocalCleaner} takes care.
 */
public final class TakeDecoder {

  /** What is heard at another rate may be shorter or longer by what a resampler rounds. */
  private static final long SAME_LENGTH_MS = 50;

  private static final Duration WHOLE = Duration.ofDays(1);
  private static final int FINE_BITS = 16;
  private static final List<String> COARSE_CODECS =
      List.of("adpcm_", "pcm_alaw", "pcm_mulaw", "gsm");

  private final Decoder decoder;

  /** Decodes with this decoder. */
  public TakeDecoder(Decoder decoder) {
    this.decoder = decoder;
  }

  /**
   * A take that was decoded.
   *
   * @param decisions what was repaired, a sentence each
   */
  public record Recording(Decoded decoded, List<String> decisions) {
    public Recording {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * As {@link Decoder#decode(Path, Path)}.
   *
   * @param wav scratch files lie beside it meanwhile
   */
  public Recording decode(Path take, Path wav) throws IOException {
    var ear = new ClipEar();
    return repaired(take, WHOLE, wav, decoder.decode(take, wav, ear::of), ear);
  }

  /** As {@link #decode}, no more than the beginning. */
  public Recording decodeBeginning(Path take, Path wav, Duration longest) throws IOException {
    var ear = new ClipEar();
    return repaired(take, longest, wav, decoder.decodeBeginning(take, wav, longest, ear::of), ear);
  }

  private Recording repaired(Path take, Duration longest, Path wav, Decoded decoded, ClipEar ear)
      throws IOException {
    boolean sameLength = Math.abs(ear.heardMs() - decoded.durationMs()) <= SAME_LENGTH_MS;
    if (!ear.clipped() || !sameLength || !fine(decoded.source())) {
      return new Recording(decoded, List.of());
    }
    Path folder = wav.toAbsolutePath().getParent();
    Path clipped = Files.createTempFile(folder, "clipped", ".wav");
    Path whole = Files.createTempFile(folder, "whole", ".wav");
    try {
      decoder.overhear(take, longest, own -> WavWriter.create(clipped, own, WavEncoding.FLOAT32));
      PcmSource mended = DeClipper.repair(WavReader.open(clipped), ear.levels(), 1);
      WavWriter.write(whole, mended, WavEncoding.FLOAT32);
      Files.delete(clipped);
      Decoded repaired = decoder.decode(whole, wav);
      return new Recording(
          new Decoded(
              wav, repaired.format(), repaired.frames(), decoded.source(), decoded.endsAbruptly()),
          List.of(VocalCleaner.DE_CLIPPED));
    } finally {
      Files.deleteIfExists(clipped);
      Files.deleteIfExists(whole);
    }
  }

  /** Steps as coarse as those of 8 bits make several samples in a row alike at any level. */
  private static boolean fine(SourceInfo source) {
    return source.bitDepth().orElse(FINE_BITS) >= FINE_BITS
        && COARSE_CODECS.stream().noneMatch(source.codec()::startsWith);
  }

  /** Hears whether a take was clipped, once it is told what the take looks like. */
  private static final class ClipEar implements PcmSink {
    private PcmFormat format = new PcmFormat(PcmFormat.WORKING_RATE_HZ, 1);
    private List<ClipDetector> channels = List.of();
    private long frames;

    PcmSink of(PcmFormat own) {
      format = own;
      channels = Stream.generate(ClipDetector::new).limit(own.channels()).toList();
      return this;
    }

    boolean clipped() {
      return levels().stream().anyMatch(ClipDetector.Levels::clipped);
    }

    List<ClipDetector.Levels> levels() {
      return channels.stream().map(ClipDetector::levels).toList();
    }

    long heardMs() {
      return format.millis(frames);
    }

    @Override
    public PcmFormat format() {
      return format;
    }

    @Override
    public void write(float[][] block, int count) {
      IntStream.range(0, channels.size()).forEach(c -> channels.get(c).accept(block[c], count));
      frames += count;
    }

    @Override
    public void close() {}
  }
}
