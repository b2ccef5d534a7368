package dev.backline.accounts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backline.accounts.Account;
import io.micronaut.serde.annotation.Serdeable;

@Serdeable
record ProfileAnswer(
    boolean ok, @JsonProperty("user_id") String userId, String email, String plan, Profile data) {

  static ProfileAnswer of(Account account) {
    String email = account.email().value();
    return new ProfileAnswer(
        true,
        account.userId(),
        email,
        account.plan(),
        new Profile(account.userId(), email, account.plan()));
  }

  @Serdeable
  record Profile(@JsonProperty("user_id") String userId, String email, String plan) {}
}
