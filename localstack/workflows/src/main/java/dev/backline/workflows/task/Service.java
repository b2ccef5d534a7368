package dev.backline.workflows.task;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A service whose API is JSON all the way, so that a state's arguments are a request as they stand.
 *
 * <p>Step Functions names a service's errors in two ways: its optimised integrations as the AWS SDK
 * for Java 1 does, its {@code aws-sdk} integrations as the AWS SDK for Java 2 does.
 */
public enum Service {
  DYNAMODB(
      "dynamodb",
      "dynamodb",
      "DynamoDB_20120810",
      "1.0",
      "DynamoDB",
      "AmazonDynamoDBv2",
      "DynamoDb",
      Set.of("getItem", "putItem", "updateItem", "deleteItem")),
  SQS("sqs", "sqs", "AmazonSQS", "1.0", "SQS", "AmazonSQS", "Sqs", Set.of("sendMessage")),
  EVENTS(
      "events",
      "eventbridge",
      "AWSEvents",
      "1.1",
      "EventBridge",
      "AmazonEventBridge",
      "EventBridge",
      Set.of("putEvents")),
  STATES(
      "states",
      "sfn",
      "AWSStepFunctions",
      "1.0",
      "StepFunctions",
      "AWSStepFunctions",
      "Sfn",
      Set.of("startExecution"));

  private final String optimised;
  private final String sdk;
  private final String target;
  private final String jsonVersion;
  private final String optimisedErrors;
  private final String optimisedName;
  private final String sdkErrors;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> actions;

  Service(
      String optimised,
      String sdk,
      String target,
      String jsonVersion,
      String optimisedErrors,
      String optimisedName,
      String sdkErrors,
      Set<String> actions) {
    this.optimised = optimised;
    this.sdk = sdk;
    this.target = target;
    this.jsonVersion = jsonVersion;
    this.optimisedErrors = optimisedErrors;
    this.optimisedName = optimisedName;
    this.sdkErrors = sdkErrors;
    this.actions = actions;
  }

  /**
   * The service of an integration, such as {@code dynamodb:putItem} or {@code
   * aws-sdk:dynamodb:query}, if it is one of these.
   */
  static Optional<Service> of(Integration integration) {
    return Arrays.stream(values())
        .filter(
            service ->
                integration.sdk()
                    ? service.sdk.equals(integration.service())
                    : service.optimised.equals(integration.service())
                        && service.actions.contains(integration.action()))
        .findFirst();
  }

  /** {@code X-Amz-Target} of an action. */
  String target(String action) {
    return target + "." + Character.toUpperCase(action.charAt(0)) + action.substring(1);
  }

  String contentType() {
    return "application/x-amz-json-" + jsonVersion;
  }

  /** The name in a credential scope. */
  String signingName() {
    return optimised;
  }

  String errorPrefix(boolean ofSdk) {
    return ofSdk ? sdkErrors : optimisedErrors;
  }

  /** What the SDK throws for an error that the service's model does not list. */
  String generalError(boolean ofSdk) {
    if (ofSdk) return sdkErrors + "Exception";
    return (this == STATES ? "AWSStepFunctions" : "Amazon" + optimisedErrors) + "Exception";
  }

  String nameInCauses(boolean ofSdk) {
    return ofSdk ? sdkErrors : optimisedName;
  }
}
