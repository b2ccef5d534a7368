package dev.backline.accounts;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

@Singleton
public final class PasswordPolicy {

  private static final int MIN_LENGTH = 6;
  private static final String LIST = "common-passwords.txt";

  private final Set<String> common = read();

  public void check(Password password, EmailAddress email) {
    String secret = password.secret();
    if (secret.codePointCount(0, secret.length()) < MIN_LENGTH) {
      throw Failure.of(
              ErrorCode.VALIDATION_FAILED,
              "password must have at least " + MIN_LENGTH + " characters.")
          .field("password");
    }
    String lower = secret.toLowerCase(Locale.ROOT);
    if (common.contains(lower) || lower.equals(email.value()) || lower.equals(email.localPart())) {
      throw Failure.of(ErrorCode.WEAK_PASSWORD).field("password");
    }
  }

  private static Set<String> read() {
    try (var list =
        new BufferedReader(
            new InputStreamReader(
                PasswordPolicy.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      return list.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
