package dev.backline.ffmpeg;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A folder as a zip whose bytes depend on names, contents and execute permissions alone. Own code
 * because {@link java.util.zip.ZipOutputStream} cannot store Unix permissions, without which Lambda
 * extracts programs that it may not start.
 */
final class DeterministicZip {

  // 1 January 1980, the first day that a zip can name.
  private static final int DOS_DATE = 0x21;
  private static final int UNIX_ZIP_2_0 = 3 << 8 | 20;

  private DeterministicZip() {}

  static void of(Path folder, Path zip) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    var directory = new ByteArrayOutputStream();
    int offset = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip))) {
      for (Path file : files) {
        byte[] name = folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
        byte[] content = Files.readAllBytes(file);
        byte[] packed = deflate(content);
        byte[] facts = facts(content, packed, name);
        out.write(record(0x04034b50, facts, name).array());
        out.write(packed);
        int mode = Files.isExecutable(file) ? 0100755 : 0100644;
        directory.writeBytes(centralRecord(facts, name, mode, offset));
        offset += 30 + name.length + packed.length;
      }
      out.write(directory.toByteArray());
      out.write(end(files.size(), directory.size(), offset));
    }
  }

  /** The fields that the local header and the central directory share. */
  private static byte[] facts(byte[] content, byte[] packed, byte[] name) {
    var crc = new CRC32();
    crc.update(content);
    return little(26)
        .putShort((short) 20)
        .putShort((short) 0x800) // names are UTF-8
        .putShort((short) 8) // deflated
        .putShort((short) 0)
        .putShort((short) DOS_DATE)
        .putInt((int) crc.getValue())
        .putInt(packed.length)
        .putInt(content.length)
        .putShort((short) name.length)
        .putShort((short) 0)
        .array();
  }

  private static ByteBuffer record(int signature, byte[] facts, byte[] name) {
    return little(4 + facts.length + name.length).putInt(signature).put(facts).put(name);
  }

  private static byte[] centralRecord(byte[] facts, byte[] name, int mode, int offset) {
    return little(46 + name.length)
        .putInt(0x02014b50)
        .putShort((short) UNIX_ZIP_2_0)
        .put(facts)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putInt(mode << 16)
        .putInt(offset)
        .put(name)
        .array();
  }

  private static byte[] end(int files, int size, int offset) {
    return little(22)
        .putInt(0x06054b50)
        .putInt(0)
        .putShort((short) files)
        .putShort((short) files)
        .putInt(size)
        .putInt(offset)
        .putShort((short) 0)
        .array();
  }

  private static byte[] deflate(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (var out = new DeflaterOutputStream(packed, deflater)) {
      out.write(content);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
