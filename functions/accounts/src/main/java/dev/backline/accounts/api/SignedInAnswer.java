package dev.backline.accounts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backline.accounts.Accounts;
import io.micronaut.serde.annotation.Serdeable;

@Serdeable
record SignedInAnswer(boolean ok, String token, @JsonProperty("user_id") String userId, Data data) {

  static SignedInAnswer of(Accounts.SignedIn signedIn) {
    return new SignedInAnswer(
        true, signedIn.token(), signedIn.userId(), new Data(signedIn.token(), signedIn.userId()));
  }

  @Serdeable
  record Data(String token, @JsonProperty("user_id") String userId) {}
}
