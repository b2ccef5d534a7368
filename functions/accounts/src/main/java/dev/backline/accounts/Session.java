package dev.backline.accounts;

import java.time.Duration;
import java.time.Instant;

public record Session(String sessionId, String userId, Instant startedAt) {

  public static final Duration LIFE = Duration.ofDays(7);

  public Instant expiresAt() {
    return startedAt.plus(LIFE);
  }
}
