package dev.backline.core.aws;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;

@Factory
@Requires(classes = SfnClient.class)
final class StepFunctions {

  @Singleton
  @Secondary
  @Bean(preDestroy = "close")
  SfnClient stepFunctions(SdkHttpClient http) {
    return SfnClient.builder().httpClient(http).build();
  }
}
