package dev.backline.accounts;

import java.util.Objects;

/** A password as it was typed. It never shows itself. */
public record Password(String secret) {

  public Password {
    Objects.requireNonNull(secret, "secret is null");
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
