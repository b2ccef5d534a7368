package dev.backline.workflows.model;

import static java.util.Objects.requireNonNull;

/**
 * The names that appear in ARNs.
 *
 * @param region such as {@code us-east-1}
 * @param account twelve digits
 */
public record Settings(String region, String account) {

  /** {@code us-east-1}, account {@code 000000000000}. */
  public static final Settings DEFAULT = new Settings("us-east-1", "000000000000");

  public Settings {
    requireNonNull(region, "region is null");
    if (!account.matches("\\d{12}"))
      throw new IllegalArgumentException("account must have 12 digits: " + account);
  }

  /** The ARN of a state machine. */
  public String machineArn(String name) {
    return "arn:aws:states:" + region + ":" + account + ":stateMachine:" + name;
  }

  /** The ARN of an execution. */
  public String executionArn(String machine, String name) {
    return "arn:aws:states:" + region + ":" + account + ":execution:" + machine + ":" + name;
  }
}
