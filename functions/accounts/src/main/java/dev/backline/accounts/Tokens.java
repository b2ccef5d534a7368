package dev.backline.accounts;

import java.util.Optional;

public interface Tokens {

  String issue(Session session);

  /** The session that a token names, if the token is ours and has not expired. */
  Optional<Claim> verify(String token);

  record Claim(String userId, String sessionId) {}
}
