package dev.backline.accounts.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

@Serdeable
record Credentials(
    @Schema(example = "ana@example.org") @NotBlank @Size(max = 254) String email,
    @Schema(minLength = 6, example = "a password of your own") @NotEmpty @Size(max = 1024)
        String password) {

  @Override
  public String toString() {
    return "Credentials[" + email + "]";
  }
}
