package dev.backline.upload;

import dev.backline.core.objects.Checksum;
import dev.backline.core.objects.Checksum.Algorithm;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Reads the checksums that clients declare, in the ways that tools print them. */
public final class ChecksumText {

  private ChecksumText() {}

  /** Reads SHA256, sha-256, crc32, CRC-32. */
  public static Optional<Algorithm> algorithm(String name) {
    String word = name.toUpperCase(Locale.ROOT).replace("-", "");
    return Arrays.stream(Algorithm.values())
        .filter(algorithm -> algorithm.name().equals(word))
        .findFirst();
  }

  /** Reads a value in hexadecimal or base 64; empty if it is neither, or of the wrong length. */
  public static Optional<Checksum> parse(Algorithm algorithm, String value) {
    return bytes(value.strip(), length(algorithm))
        .map(bytes -> new Checksum(algorithm, Base64.getEncoder().encodeToString(bytes)));
  }

  private static int length(Algorithm algorithm) {
    return switch (algorithm) {
      case SHA256 -> 32;
      case CRC32 -> 4;
    };
  }

  private static Optional<byte[]> bytes(String value, int length) {
    try {
      byte[] bytes =
          value.length() == 2 * length && !value.endsWith("=")
              ? HexFormat.of().parseHex(value)
              : Base64.getDecoder().decode(value);
      return Optional.of(bytes).filter(found -> found.length == length);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
