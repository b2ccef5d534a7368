package dev.backline.productions;

import java.util.Objects;
import java.util.Optional;

/** Why a production failed, in words for its musician. */
public record Fault(String code, String reason, Optional<Step> step) {

  public Fault {
    Objects.requireNonNull(code, "code is null");
    Objects.requireNonNull(reason, "reason is null");
  }
}
