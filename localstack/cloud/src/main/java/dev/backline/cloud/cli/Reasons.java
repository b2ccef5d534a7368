package dev.backline.cloud.cli;

import java.util.concurrent.CompletionException;

/** What a person is told of a failure. */
final class Reasons {
  private Reasons() {}

  /** The message of what failed and, where it says more, of what caused it; never a stack trace. */
  static String of(Throwable failure) {
    var actual =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    var message =
        actual.getMessage() == null ? actual.getClass().getSimpleName() : actual.getMessage();
    var cause = actual.getCause();
    return cause == null || cause.getMessage() == null || message.contains(cause.getMessage())
        ? message
        : message + " (" + cause.getMessage() + ")";
  }
}
