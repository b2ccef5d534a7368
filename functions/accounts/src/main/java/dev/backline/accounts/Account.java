package dev.backline.accounts;

public record Account(String userId, EmailAddress email, String passwordHash, String plan) {

  public static final String FREE = "free";

  @Override
  public String toString() {
    return "Account[" + userId + "]";
  }
}
