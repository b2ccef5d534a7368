package dev.backline.accounts.adapter;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import dev.backline.accounts.Password;
import dev.backline.accounts.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * bcrypt. It reads 72 bytes only, so a longer password is first condensed with SHA-512: no two long
 * passwords with the same beginning are the same.
 */
public final class BcryptHasher implements PasswordHasher {

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;
  private static final LongPasswordStrategy LONG = LongPasswordStrategies.hashSha512(VERSION);

  private final int cost;
  private final String ofNobody;

  /** A hasher of this cost: 2 to the power of it rounds. */
  public BcryptHasher(int cost) {
    this.cost = cost;
    this.ofNobody = hash(new Password("nobody"));
  }

  @Override
  public String hash(Password password) {
    byte[] hash = BCrypt.with(VERSION, new SecureRandom(), LONG).hash(cost, bytes(password));
    return new String(hash, StandardCharsets.US_ASCII);
  }

  @Override
  public boolean matches(Password password, String hash) {
    return BCrypt.verifyer(VERSION, LONG)
        .verify(bytes(password), hash.getBytes(StandardCharsets.US_ASCII))
        .verified;
  }

  @Override
  public boolean isOutdated(String hash) {
    return cost(hash) < cost;
  }

  @Override
  public String ofNobody() {
    return ofNobody;
  }

  /** The two digits of {@code $2a$12$…}. */
  private static int cost(String hash) {
    return Integer.parseInt(hash.split("\\$")[2]);
  }

  private static byte[] bytes(Password password) {
    return password.secret().getBytes(StandardCharsets.UTF_8);
  }
}
