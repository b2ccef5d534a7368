package dev.backline.audio.pcm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads linear PCM WAV: RIFF and RF64/BW64 (EBU Tech 3306), plain and extensible format chunks, 8
 * to 32-bit integers, 32 and 64-bit floats. A data chunk that claims more than the file holds, as
 * writers to a pipe leave it, ends where the file ends.
 */
public final class WavReader implements PcmSource {

  private static final int EXTENSIBLE = 0xfffe;
  private static final int BLOCK_BYTES = 1 << 18;

  private final FileChannel file;
  private final PcmFormat format;
  private final int bits;
  private final long dataStart;
  private final long frames;
  private final boolean truncated;
  private final int frameBytes;
  private final SampleDecoder decoder;
  private final ByteBuffer buffer;
  private long position;

  private WavReader(FileChannel file) throws IOException {
    this.file = file;
    ByteBuffer head = bytes(0, 12);
    String form = text(head, 0);
    if (!(form.equals("RIFF") || form.equals("RF64") || form.equals("BW64"))
        || !text(head, 8).equals("WAVE")) {
      throw new IOException("Not a WAV file");
    }
    long at = 12;
    long longDataSize = -1;
    ByteBuffer fmt = null;
    while (true) {
      ByteBuffer chunk = bytes(at, 8);
      String id = text(chunk, 0);
      long size = chunk.getInt(4) & 0xffffffffL;
      if (id.equals("data")) {
        dataStart = at + 8;
        long available = file.size() - dataStart;
        long declared = size == 0xffffffffL && longDataSize >= 0 ? longDataSize : size;
        if (fmt == null) {
          throw new IOException("WAV without a format chunk before its data");
        }
        int tag = fmt.getShort(0) & 0xffff;
        bits = fmt.getShort(14);
        format = new PcmFormat(fmt.getInt(4), fmt.getShort(2));
        // In the extensible form the tag is the first field of the sub-format's GUID.
        decoder =
            SampleDecoder.of(
                tag == EXTENSIBLE && fmt.limit() >= 26 ? fmt.getShort(24) & 0xffff : tag, bits);
        frameBytes = bits / 8 * format.channels();
        frames = Math.min(declared, available) / frameBytes;
        truncated = declared > available && !isUnknown(declared);
        break;
      }
      if (id.equals("ds64")) {
        longDataSize = bytes(at + 8, 16).getLong(8);
      } else if (id.equals("fmt ")) {
        fmt = bytes(at + 8, (int) Math.min(size, 40));
      }
      at += 8 + size + (size & 1);
    }
    buffer =
        ByteBuffer.allocateDirect(Math.max(1, BLOCK_BYTES / frameBytes) * frameBytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .limit(0);
  }

  /** Opens a file; fails with an {@link IOException} that says why it is no linear PCM WAV. */
  public static WavReader open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new WavReader(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e instanceof IOException ioFailure
          ? ioFailure
          : new IOException("Not a readable WAV file: " + e.getMessage(), e);
    }
  }

  /** Rate and channels of a file; fails as {@link #open} does. */
  public static PcmFormat formatOf(Path path) throws IOException {
    try (WavReader reader = open(path)) {
      return reader.format();
    }
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  /** Frames in the whole file. */
  public long frames() {
    return frames;
  }

  /** Whether the header declares more frames than the file holds. */
  public boolean truncated() {
    return truncated;
  }

  /** Length of the whole file. */
  public long durationMs() {
    return format.millis(frames);
  }

  /** Bits per sample in the file. */
  public int bits() {
    return bits;
  }

  /** Continues reading at this frame, 0 to {@link #frames()}. */
  public void seek(long frame) {
    if (frame < 0 || frame > frames) {
      throw new IllegalArgumentException("frame must be 0 to " + frames + ", was " + frame);
    }
    position = frame;
    buffer.limit(0);
  }

  @Override
  public int read(float[][] block) throws IOException {
    if (buffer.remaining() == 0 && !fill()) {
      return -1;
    }
    int count = Math.min(block[0].length, buffer.remaining() / frameBytes);
    int sampleBytes = bits / 8;
    int at = buffer.position();
    for (int channel = 0; channel < format.channels(); channel++) {
      decoder.decode(buffer, at + channel * sampleBytes, frameBytes, block[channel], count);
    }
    buffer.position(at + count * frameBytes);
    return count;
  }

  private boolean fill() throws IOException {
    if (position >= frames) {
      return false;
    }
    int wanted = (int) Math.min(buffer.capacity(), (frames - position) * frameBytes);
    buffer.clear().limit(wanted);
    readFully(buffer, dataStart + position * frameBytes);
    buffer.flip();
    position += wanted / frameBytes;
    return true;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private ByteBuffer bytes(long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    readFully(bytes, at);
    return bytes.flip();
  }

  private void readFully(ByteBuffer into, long at) throws IOException {
    long from = at;
    while (into.hasRemaining()) {
      int count = file.read(into, from);
      if (count < 0) {
        throw new IOException("WAV file ends in its header");
      }
      from += count;
    }
  }

  /** What writers to a pipe put where the size of the data is not known: about 2 or 4 GiB. */
  private static boolean isUnknown(long declaredBytes) {
    return declaredBytes >= 0xffff0000L
        || (declaredBytes >= 0x7fff0000L && declaredBytes <= 0x80000000L);
  }

  private static String text(ByteBuffer bytes, int at) {
    byte[] id = new byte[4];
    bytes.get(at, id);
    return new String(id, StandardCharsets.ISO_8859_1);
  }
}
