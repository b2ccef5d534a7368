package dev.backline.workflows.definition;

import static java.util.Objects.requireNonNull;

/**
 * What a Task state calls.
 *
 * @param arn without {@code .waitForTaskToken}
 * @param type the history's {@code resourceType}, such as {@code lambda} or {@code
 *     aws-sdk:dynamodb}
 * @param action the history's {@code resource}, such as {@code invoke} or {@code putItem}
 * @param callback whether the task ends by its task token
 */
public record Resource(String arn, String type, String action, boolean callback) {

  private static final String OPTIMISED = "arn:aws:states:::";
  private static final String CALLBACK = ".waitForTaskToken";

  public Resource {
    requireNonNull(arn, "arn is null");
    requireNonNull(type, "type is null");
    requireNonNull(action, "action is null");
  }

  /** Reads a {@code Resource} that the parser has accepted. */
  static Resource of(String text) {
    boolean callback = text.endsWith(CALLBACK);
    String arn = callback ? text.substring(0, text.length() - CALLBACK.length()) : text;
    if (!arn.startsWith(OPTIMISED)) return new Resource(arn, "lambda", arn, callback);
    int action = arn.lastIndexOf(':');
    return new Resource(
        arn, arn.substring(OPTIMISED.length(), action), text.substring(action + 1), callback);
  }

  /**
   * Whether it is a Lambda function's own ARN, whose history events are {@code LambdaFunction...}
   * rather than {@code Task...}.
   */
  public boolean directLambda() {
    return !arn.startsWith(OPTIMISED);
  }
}
