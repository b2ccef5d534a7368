package dev.backline.audio.pcm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes WAV. The same samples give the same bytes: no time stamp, dither from a fixed seed. A file
 * that outgrows 4 GiB becomes RF64 (EBU Tech 3306) when it is closed.
 */
public final class WavWriter implements PcmSink {

  private static final int HEADER = 80;
  private static final int BLOCK_BYTES = 1 << 18;

  private final FileChannel file;
  private final PcmFormat format;
  private final WavEncoding encoding;
  private final Dither dither;
  private final ByteBuffer buffer;
  private long dataBytes;

  private WavWriter(FileChannel file, PcmFormat format, WavEncoding encoding) throws IOException {
    this.file = file;
    this.format = format;
    this.encoding = encoding;
    this.dither = new Dither(encoding.bits());
    int frameBytes = encoding.bytes() * format.channels();
    this.buffer =
        ByteBuffer.allocateDirect(BLOCK_BYTES / frameBytes * frameBytes)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.write(ByteBuffer.allocate(HEADER));
  }

  /** Starts a file, replacing what was there. */
  public static WavWriter create(Path path, PcmFormat format, WavEncoding encoding)
      throws IOException {
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return new WavWriter(file, format, encoding);
  }

  /** Copies a whole source into a new file and closes both. */
  public static void write(Path path, PcmSource source, WavEncoding encoding) throws IOException {
    try (source;
        WavWriter writer = create(path, source.format(), encoding)) {
      source.transferTo(writer);
    }
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int frames) throws IOException {
    int frameBytes = encoding.bytes() * format.channels();
    for (int done = 0; done < frames; ) {
      if (buffer.remaining() == 0) {
        flush();
      }
      int count = Math.min(frames - done, buffer.remaining() / frameBytes);
      switch (encoding) {
        case FLOAT32 -> putFloats(block, done, count);
        case INT16 -> put16(block, done, count);
        case INT24 -> put24(block, done, count);
      }
      done += count;
    }
  }

  private void putFloats(float[][] block, int from, int count) {
    for (int i = from; i < from + count; i++) {
      for (int channel = 0; channel < format.channels(); channel++) {
        float sample = block[channel][i];
        buffer.putFloat(Float.isFinite(sample) ? sample : 0f);
      }
    }
  }

  private void put16(float[][] block, int from, int count) {
    for (int i = from; i < from + count; i++) {
      for (int channel = 0; channel < format.channels(); channel++) {
        buffer.putShort((short) dither.quantise(block[channel][i]));
      }
    }
  }

  /** Four bytes at a time, each over the last one of the sample before. */
  private void put24(float[][] block, int from, int count) {
    int at = buffer.position();
    int last = at + 3 * format.channels() * count - 3;
    for (int i = from; i < from + count; i++) {
      for (int channel = 0; channel < format.channels(); channel++) {
        int value = dither.quantise(block[channel][i]);
        if (at < last) {
          buffer.putInt(at, value);
        } else {
          buffer.put(at, (byte) value).put(at + 1, (byte) (value >> 8));
          buffer.put(at + 2, (byte) (value >> 16));
        }
        at += 3;
      }
    }
    buffer.position(at);
  }

  private void flush() throws IOException {
    buffer.flip();
    dataBytes += buffer.remaining();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    if (!file.isOpen()) {
      return;
    }
    try (file) {
      flush();
      if ((dataBytes & 1) == 1) {
        file.write(ByteBuffer.allocate(1));
      }
      file.write(header(format, encoding, dataBytes), 0);
    }
  }

  static ByteBuffer header(PcmFormat format, WavEncoding encoding, long dataBytes) {
    long riffSize = HEADER - 8 + dataBytes + (dataBytes & 1);
    boolean large = riffSize > 0xffffffffL;
    int frameBytes = encoding.bytes() * format.channels();
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii(large ? "RF64" : "RIFF")).putInt(large ? -1 : (int) riffSize);
    header.put(ascii("WAVE"));
    header.put(ascii(large ? "ds64" : "JUNK")).putInt(28);
    if (large) {
      header.putLong(riffSize).putLong(dataBytes).putLong(dataBytes / frameBytes).putInt(0);
    }
    header.position(48);
    header.put(ascii("fmt ")).putInt(16);
    header.putShort((short) encoding.formatTag()).putShort((short) format.channels());
    header.putInt(format.sampleRateHz()).putInt(format.sampleRateHz() * frameBytes);
    header.putShort((short) frameBytes).putShort((short) encoding.bits());
    header.put(ascii("data")).putInt(large ? -1 : (int) dataBytes);
    return header.position(0).limit(HEADER);
  }

  private static byte[] ascii(String id) {
    return id.getBytes(StandardCharsets.US_ASCII);
  }
}
