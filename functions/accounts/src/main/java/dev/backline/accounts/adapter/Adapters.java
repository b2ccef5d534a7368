package dev.backline.accounts.adapter;

import dev.backline.accounts.PasswordHasher;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

@Factory
final class Adapters {

  /** OWASP asks for 10 at least; 12 takes about a quarter of a second on a full vCPU. */
  private static final int BCRYPT_COST = 12;

  @Singleton
  @Secondary
  PasswordHasher hasher() {
    return new BcryptHasher(BCRYPT_COST);
  }
}
