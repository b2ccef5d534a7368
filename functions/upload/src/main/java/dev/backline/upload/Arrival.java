package dev.backline.upload;

import dev.backline.core.objects.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file as it arrived, on the disk of the function, with what its bytes add up to.
 *
 * @param sizeBytes counted; the file on disk ends at the limit that was set
 */
public record Arrival(Path file, long sizeBytes, String sha256, Checksum crc32) {

  private static final int BLOCK = 1 << 16;

  /**
   * Streams to disk, at most one byte more than the limit, so that a file beyond it shows.
   *
   * @param content is not closed
   */
  public static Arrival receive(InputStream content, long limitBytes, Path file)
      throws IOException {
    var digest = messageDigest();
    var crc = new CRC32();
    long size = 0;
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(file)) {
      int count;
      while (size <= limitBytes && (count = content.read(block)) >= 0) {
        out.write(block, 0, count);
        digest.update(block, 0, count);
        crc.update(block, 0, count);
        size += count;
      }
    }
    return new Arrival(file, size, HexFormat.of().formatHex(digest.digest()), checksum(crc));
  }

  /** Whether this is the file that was announced. */
  public Optional<Rejection> differsFrom(Upload announced) {
    if (sizeBytes == 0) {
      return Optional.of(
          new Rejection(Rejection.Code.EMPTY_FILE, "The file is empty. Export it again."));
    }
    if (sizeBytes != announced.sizeBytes()) {
      return Optional.of(
          new Rejection(
              Rejection.Code.SIZE_MISMATCH,
              "%,d bytes were announced and %,d arrived. Upload the file again."
                  .formatted(announced.sizeBytes(), sizeBytes)));
    }
    return announced
        .checksum()
        .filter(declared -> !declared.equals(checksum(declared.algorithm())))
        .map(
            declared ->
                new Rejection(
                    Rejection.Code.CHECKSUM_MISMATCH,
                    "The "
                        + declared.algorithm()
                        + " of what arrived is not the one that was announced: the file changed on"
                        + " its way. Upload it again."));
  }

  private Checksum checksum(Checksum.Algorithm algorithm) {
    return switch (algorithm) {
      case CRC32 -> crc32;
      case SHA256 ->
          new Checksum(
              algorithm, Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)));
    };
  }

  private static Checksum checksum(CRC32 crc) {
    byte[] value = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    return new Checksum(Checksum.Algorithm.CRC32, Base64.getEncoder().encodeToString(value));
  }

  private static MessageDigest messageDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
