package dev.backline.productions;

import java.util.Arrays;
import java.util.Optional;

/** Where a production stands. The last three are final for the attempt they end. */
public enum Status {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELED;

  public String word() {
    return Catalogue.word(this);
  }

  public static Optional<Status> find(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }

  public boolean isFinal() {
    return this != QUEUED && this != RUNNING;
  }
}
