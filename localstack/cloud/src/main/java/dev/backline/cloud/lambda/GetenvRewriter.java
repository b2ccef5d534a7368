package dev.backline.cloud.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends a class's calls and references of {@code System.getenv} to another class.
 *
 * <p>Only the constant pool changes: two entries that name the other class are added and each
 * reference to the method is pointed at them. No code moves, so stack maps stay as they are and no
 * other class need be known; a method reference ({@code System::getenv}) is caught by the same
 * entry. Format: The Java Virtual Machine Specification, section 4.4.
 */
final class GetenvRewriter {
  private static final byte[] MARK = "getenv".getBytes(StandardCharsets.ISO_8859_1);
  private static final int COUNT_OFFSET = 8;
  private static final int POOL_OFFSET = 10;
  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int METHOD = 10;

  private final String target;

  /**
   * @param target internal name of the class that has the two static methods, for example {@code
   *     a/b/Environment}
   */
  GetenvRewriter(String target) {
    this.target = target;
  }

  /** The class file with its references sent to the target; the same array when it has none. */
  byte[] rewrite(byte[] classFile) {
    if (!contains(classFile, MARK)) return classFile;
    try {
      var pool = new Pool(classFile);
      List<Integer> references = pool.methodReferences("java/lang/System", "getenv");
      return references.isEmpty() ? classFile : redirected(classFile, pool, references);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] redirected(byte[] classFile, Pool pool, List<Integer> references)
      throws IOException {
    var result = new ByteArrayOutputStream(classFile.length + target.length() + 6);
    result.write(classFile, 0, pool.end);
    var added = new DataOutputStream(result);
    added.writeByte(UTF8);
    added.writeUTF(target);
    added.writeByte(CLASS);
    added.writeShort(pool.count);
    result.write(classFile, pool.end, classFile.length - pool.end);
    ByteBuffer bytes = ByteBuffer.wrap(result.toByteArray());
    bytes.putShort(COUNT_OFFSET, (short) (pool.count + 2));
    for (int reference : references) bytes.putShort(reference, (short) (pool.count + 1));
    return bytes.array();
  }

  private static boolean contains(byte[] bytes, byte[] mark) {
    for (int at = 0; at <= bytes.length - mark.length; at++) {
      int same = 0;
      while (same < mark.length && bytes[at + same] == mark[same]) same++;
      if (same == mark.length) return true;
    }
    return false;
  }

  /** Where each entry of a constant pool stands. */
  private static final class Pool {
    private final ByteBuffer bytes;
    private final int[] offsets;
    private final int count;
    private final int end;

    Pool(byte[] classFile) {
      this.bytes = ByteBuffer.wrap(classFile);
      this.count = Short.toUnsignedInt(bytes.getShort(COUNT_OFFSET));
      this.offsets = new int[count];
      int at = POOL_OFFSET;
      for (int index = 1; index < count; index++) {
        offsets[index] = at;
        int tag = bytes.get(at);
        // A long and a double take two indexes.
        if (tag == 5 || tag == 6) index++;
        at += 1 + size(tag, at + 1);
      }
      this.end = at;
    }

    /** Offsets of the class index of each reference to a method of this name, whatever its type. */
    List<Integer> methodReferences(String owner, String name) throws IOException {
      var found = new ArrayList<Integer>();
      for (int index = 1; index < count; index++) {
        int at = offsets[index];
        if (at == 0 || bytes.get(at) != METHOD) continue;
        int nameAndType = offsets[index(at + 3)];
        if (text(index(offsets[index(at + 1)] + 1)).equals(owner)
            && text(index(nameAndType + 1)).equals(name)) found.add(at + 1);
      }
      return found;
    }

    private int index(int at) {
      return Short.toUnsignedInt(bytes.getShort(at));
    }

    private String text(int index) throws IOException {
      int at = offsets[index] + 1;
      int size = bytes.array().length - at;
      return new DataInputStream(new ByteArrayInputStream(bytes.array(), at, size)).readUTF();
    }

    private int size(int tag, int at) {
      return switch (tag) {
        case UTF8 -> 2 + Short.toUnsignedInt(bytes.getShort(at));
        case CLASS, 8, 16, 19, 20 -> 2;
        case 15 -> 3;
        case 3, 4, 9, METHOD, 11, 12, 17, 18 -> 4;
        case 5, 6 -> 8;
        default -> throw new ClassFormatError("constant pool tag " + tag);
      };
    }
  }
}
