package dev.backline.accounts.api;

import io.micronaut.serde.annotation.Serdeable;

@Serdeable
record MessageAnswer(boolean ok, String message, Message data) {

  static MessageAnswer of(String message) {
    return new MessageAnswer(true, message, new Message(message));
  }

  @Serdeable
  record Message(String message) {}
}
