package dev.backline.core.json;

/** Text that is not JSON, or JSON that does not fit the type it was read as. */
public final class MalformedJson extends RuntimeException {

  private static final long serialVersionUID = 1;

  MalformedJson(Throwable cause) {
    super(cause.getMessage(), cause);
  }

  MalformedJson(String message) {
    super(message);
  }
}
