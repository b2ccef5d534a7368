package dev.backline.core.aws;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * What the clients of AWS and everything else rest on: one HTTP client for all of them, the clock,
 * the source of chance. Each service has a factory of its own beside this one, so that a function's
 * zip may leave out the clients that it does not use. Region, credentials and endpoints come from
 * the SDK's own configuration ({@code AWS_REGION}, {@code AWS_ENDPOINT_URL_S3}, …) and from nowhere
 * else; a client is made when it is first asked for.
 */
@Factory
final class Foundations {

  @Singleton
  @Secondary
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  @Secondary
  SecureRandom random() {
    return new SecureRandom();
  }

  @Singleton
  @Bean(preDestroy = "close")
  SdkHttpClient http() {
    return UrlConnectionHttpClient.create();
  }
}
