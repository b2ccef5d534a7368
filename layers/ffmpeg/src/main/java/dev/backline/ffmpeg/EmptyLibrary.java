package dev.backline.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A shared object without symbols: it satisfies the dynamic loader for a library that a program was
 * linked against and never calls. It defines the versions that the program asks for, because the
 * loader complains on stderr about each one that is missing.
 *
 * <p>Written after the System V ABI (gABI 4.1, chapters 4 and 5) and the LSB's symbol versioning.
 *
 * @param soname the name the program asks for
 * @param versions symbol versions the program asks for; may be empty
 */
record EmptyLibrary(String soname, List<String> versions) {

  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int PROGRAM_HEADERS = 3;
  private static final int SYMBOL = 24;
  private static final int VERSION_DEFINITION = 20;
  private static final int VERSION_NAME = 8;
  // Valid for the 4, 16 and 64 KiB pages that Linux uses on arm64.
  private static final int PAGE = 0x10000;

  /** The file. */
  byte[] bytes(Architecture architecture) {
    var strings = new Strings();
    int sonameOffset = strings.add(soname);
    List<String> definitions = new ArrayList<>();
    definitions.add(soname);
    definitions.addAll(versions);
    int[] nameOffsets = definitions.stream().mapToInt(strings::add).toArray();

    int symbols = HEADER + PROGRAM_HEADERS * PROGRAM_HEADER;
    int hash = symbols + SYMBOL;
    int versionTable = hash + 16;
    int definitionTable = versionTable + 8;
    int stringTable = definitionTable + definitions.size() * (VERSION_DEFINITION + VERSION_NAME);
    int dynamic = (stringTable + strings.size() + 7) / 8 * 8;
    long[][] entries = {
      {14, sonameOffset}, // DT_SONAME
      {4, hash}, // DT_HASH
      {5, stringTable}, // DT_STRTAB
      {6, symbols}, // DT_SYMTAB
      {10, strings.size()}, // DT_STRSZ
      {11, SYMBOL}, // DT_SYMENT
      {0x6ffffff0L, versionTable}, // DT_VERSYM
      {0x6ffffffcL, definitionTable}, // DT_VERDEF
      {0x6ffffffdL, definitions.size()}, // DT_VERDEFNUM
      {0, 0}, // DT_NULL
    };
    int size = dynamic + entries.length * 16;

    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    header(file, architecture);
    // One writable segment: the loader writes addresses into the dynamic section.
    programHeader(file, 1, 6, 0, size, PAGE);
    programHeader(file, 2, 6, dynamic, entries.length * 16, 8);
    // PT_GNU_STACK without the execute bit; where it is absent the loader wants an executable
    // stack.
    programHeader(file, 0x6474e551, 6, 0, 0, 16);

    file.position(hash).putInt(1).putInt(1).putInt(0).putInt(0);
    file.position(definitionTable);
    for (int i = 0; i < definitions.size(); i++) {
      boolean last = i == definitions.size() - 1;
      file.putShort((short) 1)
          .putShort((short) (i == 0 ? 1 : 0)) // VER_FLG_BASE names the file itself
          .putShort((short) (i + 1))
          .putShort((short) 1)
          .putInt(sysvHash(definitions.get(i)))
          .putInt(VERSION_DEFINITION)
          .putInt(last ? 0 : VERSION_DEFINITION + VERSION_NAME)
          .putInt(nameOffsets[i])
          .putInt(0);
    }
    file.position(stringTable).put(strings.bytes());
    file.position(dynamic);
    for (long[] entry : entries) {
      file.putLong(entry[0]).putLong(entry[1]);
    }
    return file.array();
  }

  private static void header(ByteBuffer file, Architecture architecture) {
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    file.putShort((short) 3) // ET_DYN
        .putShort((short) architecture.elfMachine())
        .putInt(1)
        .putLong(0)
        .putLong(HEADER)
        .putLong(0)
        .putInt(0)
        .putShort((short) HEADER)
        .putShort((short) PROGRAM_HEADER)
        .putShort((short) PROGRAM_HEADERS)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0);
  }

  private static void programHeader(
      ByteBuffer file, int type, int flags, int offset, int size, int alignment) {
    file.putInt(type)
        .putInt(flags)
        .putLong(offset)
        .putLong(offset)
        .putLong(offset)
        .putLong(size)
        .putLong(size)
        .putLong(alignment);
  }

  /** The hash function of the gABI, chapter 5. */
  private static int sysvHash(String name) {
    int hash = 0;
    for (byte character : name.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash << 4) + character;
      int high = hash & 0xf0000000;
      hash ^= high >>> 24;
      hash &= ~high;
    }
    return hash;
  }

  private static final class Strings {
    private final ByteArrayOutputStream table = new ByteArrayOutputStream();

    Strings() {
      table.write(0);
    }

    int add(String text) {
      int offset = table.size();
      table.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
      table.write(0);
      return offset;
    }

    int size() {
      return table.size();
    }

    byte[] bytes() {
      return table.toByteArray();
    }
  }
}
