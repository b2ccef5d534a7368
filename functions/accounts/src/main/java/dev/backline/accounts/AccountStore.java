package dev.backline.accounts;

import java.util.Optional;

public interface AccountStore {

  /** Opens an account with its first session, or refuses with {@code email_taken}. */
  void open(Account account, Session session);

  Optional<Account> find(String userId);

  Optional<Account> find(EmailAddress email);

  /** Replaces the hash unless it has been replaced in the meantime. */
  void upgradeHash(Account account, String newHash);

  void begin(Session session);

  void end(String userId, String sessionId);

  boolean isAlive(String userId, String sessionId);
}
