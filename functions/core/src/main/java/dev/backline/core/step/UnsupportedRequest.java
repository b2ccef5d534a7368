package dev.backline.core.step;

import dev.backline.core.failure.ErrorCode;
import io.micronaut.core.annotation.Nullable;

/** The step was asked for something that it does not do. */
public final class UnsupportedRequest extends PermanentFault {

  private static final long serialVersionUID = 1;

  /** A fault with what the user is told. */
  public UnsupportedRequest(String message) {
    super(ErrorCode.VALIDATION_FAILED, message);
  }

  /**
   * Refuses a request without what the step cannot do without. A member that the JSON does not have
   * reaches the constructor of an input as null.
   *
   * @throws UnsupportedRequest naming the member
   */
  public static void unlessGiven(String member, @Nullable Object value) {
    if (value == null) {
      throw new UnsupportedRequest(member + " is missing");
    }
  }
}
