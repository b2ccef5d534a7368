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
    for (int i = 0; i < frames; i++) {
      if (buffer.remaining() == 0) {
        flush();
      }
      for (int channel = 0; channel < format.channels(); channel++) {
        put(block[channel][i]);
      }
    }
  }

  private void put(float sample) {
    switch (encoding) {
      case FLOAT32 -> buffer.putFloat(Float.isFinite(sample) ? sample : 0f);
      case INT16 -> buffer.putShort((short) dither.quantise(sample));
      case INT24 -> {
        int value = dither.quantise(sample);
        buffer.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
      }
    }
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
