package dev.backline.accounts;

import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
public final class Gatekeeper {

  private final Tokens tokens;
  private final AccountStore store;

  Gatekeeper(Tokens tokens, AccountStore store) {
    this.tokens = tokens;
    this.store = store;
  }

  /** Who holds a token, if it is ours and its session has not ended. */
  public Optional<Tokens.Claim> holder(String token) {
    return tokens.verify(token).filter(claim -> store.isAlive(claim.userId(), claim.sessionId()));
  }
}
