package dev.backline.core.ids;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes ids: a prefix and 26 characters of Crockford's base 32, of which the first ten are the time
 * in milliseconds and the rest are 80 random bits (the layout of a ULID). Ids of one kind sort by
 * the time they were made; two of the same millisecond have no order.
 *
 * <p>Nothing is drawn at start: functions restored from one snapshot must not share a sequence.
 */
@Singleton
public final class Ids {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int TIME_CHARACTERS = 10;
  private static final int RANDOM_CHARACTERS = 16;

  private final Clock clock;
  private final SecureRandom random;

  Ids(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new id. */
  public String next(IdKind kind) {
    var id = new StringBuilder(kind.prefix());
    long millis = clock.millis();
    for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
      id.append(ALPHABET.charAt((int) (millis >>> (5 * i)) & 31));
    }
    byte[] bits = new byte[RANDOM_CHARACTERS];
    random.nextBytes(bits);
    for (byte b : bits) {
      id.append(ALPHABET.charAt(b & 31));
    }
    return id.toString();
  }

  /** Whether a text has the form of an id of this kind. It says nothing about existence. */
  public static boolean isValid(IdKind kind, String text) {
    return text.length() == kind.prefix().length() + TIME_CHARACTERS + RANDOM_CHARACTERS
        && text.startsWith(kind.prefix())
        && text.chars().skip(kind.prefix().length()).allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }
}
