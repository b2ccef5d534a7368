package dev.backline.cloud.wire;

/** A service refused a request. */
public final class AwsProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code the service's name for it, for example {@code ResourceNotFoundException}
   */
  public AwsProblem(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The service's name for it, without a name space. */
  public String code() {
    return code;
  }
}
