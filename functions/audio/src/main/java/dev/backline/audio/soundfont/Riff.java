package dev.backline.audio.soundfont;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The chunks of a RIFF form of type {@code sfbk}, those of its lists included, by their names. */
final class Riff {
  private static final int HEADER = 8;

  private final Map<String, ByteBuffer> chunks = new HashMap<>();

  private Riff() {}

  static Riff read(byte[] file) throws SoundFontException {
    var riff = new Riff();
    var all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).asReadOnlyBuffer();
    all.order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < HEADER + 4 || !name(all, 0).equals("RIFF") || !name(all, 8).equals("sfbk")) {
      throw new SoundFontException("RIFF", "the file is no RIFF form of type sfbk");
    }
    long stated = Integer.toUnsignedLong(all.getInt(4));
    if (stated > file.length - HEADER) {
      throw new SoundFontException(
          "RIFF", "states " + stated + " bytes, the file has " + (file.length - HEADER));
    }
    riff.walk(all, HEADER + 4, HEADER + (int) stated, "RIFF");
    return riff;
  }

  private void walk(ByteBuffer all, int from, int to, String parent) throws SoundFontException {
    int at = from;
    while (at < to) {
      if (to - at < HEADER) throw new SoundFontException(parent, "ends inside a chunk's header");
      String name = name(all, at);
      long size = Integer.toUnsignedLong(all.getInt(at + 4));
      if (size > to - at - HEADER) {
        throw new SoundFontException(
            name, "states " + size + " bytes, " + parent + " has " + (to - at - HEADER) + " left");
      }
      int body = at + HEADER;
      int end = body + (int) size;
      if (name.equals("LIST") && parent.equals("RIFF")) {
        if (size < 4) throw new SoundFontException("LIST", "has no type");
        walk(all, body + 4, end, name(all, body));
      } else {
        chunks.putIfAbsent(name, all.slice(body, (int) size).order(ByteOrder.LITTLE_ENDIAN));
      }
      at = end + (int) (size & 1);
    }
  }

  private static String name(ByteBuffer all, int at) {
    var bytes = new byte[4];
    all.get(at, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  boolean has(String name) {
    return chunks.containsKey(name);
  }

  ByteBuffer chunk(String name) throws SoundFontException {
    var chunk = chunks.get(name);
    if (chunk == null) throw new SoundFontException(name, "is missing");
    return chunk;
  }

  /** A chunk that consists of records of a size, the last of which only says where they end. */
  ByteBuffer records(String name, int size) throws SoundFontException {
    var chunk = chunk(name);
    if (chunk.limit() == 0 || chunk.limit() % size != 0) {
      throw new SoundFontException(
          name, "has " + chunk.limit() + " bytes, no multiple of " + size + " above 0");
    }
    return chunk;
  }
}
