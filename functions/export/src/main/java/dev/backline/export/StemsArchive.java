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
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All tracks of a production as stereo WAV, 48 kHz, 24-bit, in one zip that is always the same. */
final class StemsArchive {

  // The first day that a zip can name; the time of packing must not change the bytes.
  private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private StemsArchive() {}

  /**
   * Writes the zip.
   *
   * @param tracks WAV files of one or two channels by the name of the track
   * @param scratch a folder for a working file
   */
  static void write(SortedMap<String, Path> tracks, Path zip, Path scratch) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(zip), 1 << 16);
        var out = new ZipOutputStream(file)) {
      out.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, Path> track : tracks.entrySet()) {
        add(out, track.getKey() + ".wav", stereo(track.getValue(), scratch));
      }
    }
  }

  private static void add(ZipOutputStream out, String name, Path wav) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(NO_DATE);
    entry.setSize(Files.size(wav));
    entry.setCompressedSize(Files.size(wav));
    entry.setCrc(crc(wav));
    out.putNextEntry(entry);
    Files.copy(wav, out);
    out.closeEntry();
  }

  private static Path stereo(Path wav, Path scratch) throws IOException {
    try (WavReader reader = WavReader.open(wav)) {
      if (reader.format().equals(new PcmFormat(PcmFormat.WORKING_RATE_HZ, 2))
          && reader.bits() == WavEncoding.INT24.bits()) {
        return wav;
      }
      Path copy = scratch.resolve("track.wav");
      WavWriter.write(copy, new OnTwoChannels(reader), WavEncoding.INT24);
      return copy;
    }
  }

  private static long crc(Path file) throws IOException {
    var crc = new CRC32();
    byte[] block = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        crc.update(block, 0, count);
      }
    }
    return crc.getValue();
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
