package dev.backline.cloud.lambda;

import java.net.URI;
import java.util.Map;

/** Where the services of the embedded cloud answer. */
public record Endpoints(
    URI dynamoDb, URI s3, URI sqs, URI stepFunctions, URI eventBridge, URI secretsManager) {

  /**
   * The variables by which every AWS SDK finds them (SDK reference guide, service-specific
   * endpoints).
   */
  Map<String, String> variables() {
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString(),
        "AWS_ENDPOINT_URL_S3", s3.toString(),
        "AWS_ENDPOINT_URL_SQS", sqs.toString(),
        "AWS_ENDPOINT_URL_SFN", stepFunctions.toString(),
        "AWS_ENDPOINT_URL_EVENTBRIDGE", eventBridge.toString(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsManager.toString());
  }
}
