package dev.backline.core.secrets;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Reads secrets from AWS Secrets Manager and keeps each for five minutes, so that a rotation is
 * seen without a deployment. A secret is never logged.
 */
@Singleton
@Requires(classes = SecretsManagerClient.class)
public final class Secrets {

  private static final Duration KEPT_FOR = Duration.ofMinutes(5);

  private final BeanProvider<SecretsManagerClient> client;
  private final Clock clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  Secrets(BeanProvider<SecretsManagerClient> client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** The current text of a secret, by its ARN or name. */
  public String text(String arn) {
    Instant now = clock.instant();
    return kept.compute(
            arn,
            (_, known) -> known != null && now.isBefore(known.until()) ? known : read(arn, now))
        .text();
  }

  private Kept read(String arn, Instant now) {
    return new Kept(
        client.get().getSecretValue(request -> request.secretId(arn)).secretString(),
        now.plus(KEPT_FOR));
  }

  private record Kept(String text, Instant until) {

    @Override
    public String toString() {
      return "secret until " + until;
    }
  }
}
