package dev.backline.core.aws;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@Factory
@Requires(classes = S3Client.class)
final class S3 {

  @Singleton
  @Secondary
  @Bean(preDestroy = "close")
  S3Client s3(SdkHttpClient http) {
    return S3Client.builder().httpClient(http).build();
  }

  @Singleton
  @Secondary
  @Bean(preDestroy = "close")
  S3Presigner presigner(S3Client s3) {
    return S3Presigner.builder().s3Client(s3).build();
  }
}
