package dev.backline.export;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All tracks of a production as stereo WAV, 48 kHz, 24-bit, in one zip: the same tracks give the
 * same bytes. Tracks are streamed into it, so no more than the zip lies on disk.
 */
public final class StemsArchive implements AutoCloseable {

  // The first day that a zip can name; the time of packing must not change the bytes.
  private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream out;

  private StemsArchive(ZipOutputStream out) {
    this.out = out;
  }

  /** Starts a zip, replacing what was there. */
  public static StemsArchive create(Path zip) throws IOException {
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(zip), 1 << 16);
    var out = new ZipOutputStream(file);
    // Dithered audio does not shrink. Blocks that are only stored still tell their length at the
    // end, so that a track need not be read twice.
    out.setLevel(Deflater.NO_COMPRESSION);
    return new StemsArchive(out);
  }

  /** Adds a WAV file that has the form of a stem already. */
  public void add(String name, InputStream wav) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(NO_DATE);
    out.putNextEntry(entry);
    wav.transferTo(out);
    out.closeEntry();
  }

  /**
   * Adds a WAV file of one or two channels; a single channel goes on both sides.
   *
   * @param scratch a path for a working file
   */
  public void addInStereo(String name, Path wav, Path scratch) throws IOException {
    WavWriter.write(scratch, new OnTwoChannels(WavReader.open(wav)), WavEncoding.INT24);
    try (InputStream stereo = Files.newInputStream(scratch)) {
      add(name, stereo);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** A single channel on both sides; two channels as they are. */
  private record OnTwoChannels(PcmSource source) implements PcmSource {

    @Override
    public PcmFormat format() {
      return new PcmFormat(source.format().sampleRateHz(), 2);
    }

    @Override
    public int read(float[][] block) throws IOException {
      if (source.format().channels() == 2) {
        return source.read(block);
      }
      int count = source.read(new float[][] {block[0]});
      if (count > 0) {
        System.arraycopy(block[0], 0, block[1], 0, count);
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
