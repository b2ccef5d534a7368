package dev.backline.core.aws;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of AWS, each made when it is first asked for. Region, credentials and endpoints come
 * from the SDK's own configuration ({@code AWS_REGION}, {@code AWS_ENDPOINT_URL_S3}, …) and from
 * nowhere else. All share one HTTP client.
 */
@Factory
final class AwsClients {

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

  @Singleton
  @Secondary
  @Bean(preDestroy = "close")
  DynamoDbClient dynamoDb(SdkHttpClient http) {
    return DynamoDbClient.builder().httpClient(http).build();
  }

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

  @Singleton
  @Secondary
  @Bean(preDestroy = "close")
  SqsClient sqs(SdkHttpClient http) {
    return SqsClient.builder().httpClient(http).build();
  }

  @Singleton
  @Secondary
  @Bean(preDestroy = "close")
  SfnClient stepFunctions(SdkHttpClient http) {
    return SfnClient.builder().httpClient(http).build();
  }

  @Singleton
  @Secondary
  @Bean(preDestroy = "close")
  SecretsManagerClient secretsManager(SdkHttpClient http) {
    return SecretsManagerClient.builder().httpClient(http).build();
  }
}
