package dev.backline.workflows.task;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource {@code arn:aws:states:::[aws-sdk:]<service>:<action>} taken apart. */
record Integration(boolean sdk, String service, String action) {

  private static final Pattern ARN =
      Pattern.compile("arn:aws:states:::(aws-sdk:)?([a-z0-9-]+):([A-Za-z0-9]+)");

  static Optional<Integration> of(String resource) {
    Matcher arn = ARN.matcher(resource);
    return arn.matches()
        ? Optional.of(new Integration(arn.group(1) != null, arn.group(2), arn.group(3)))
        : Optional.empty();
  }
}
