package dev.backline.accounts;

public interface PasswordHasher {

  String hash(Password password);

  boolean matches(Password password, String hash);

  /** Whether a hash was made with less effort than a new one would be. */
  boolean isOutdated(String hash);

  /**
   * A hash that no password matches in practice; to compare with it takes as long as with any
   * other.
   */
  String ofNobody();
}
