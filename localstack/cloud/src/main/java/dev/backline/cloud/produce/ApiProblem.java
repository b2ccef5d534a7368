package dev.backline.cloud.produce;

import java.io.IOException;

/** A call that the API refused, with the code and the text of its problem document. */
final class ApiProblem extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ApiProblem(int status, String code, String text) {
    super(text + " (" + code + ", HTTP " + status + ")");
    this.status = status;
  }

  int status() {
    return status;
  }

  /** Whether the request has to change for the call to succeed. */
  boolean isRefusal() {
    return status / 100 == 4;
  }
}
