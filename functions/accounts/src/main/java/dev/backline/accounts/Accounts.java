package dev.backline.accounts;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.ids.IdKind;
import dev.backline.core.ids.Ids;
import dev.backline.core.limits.Quota;
import dev.backline.core.limits.RateLimiter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

@Singleton
public final class Accounts {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  /** One who guesses is stopped; from elsewhere the owner is let in all the same. */
  private static final Quota LOGINS_OF_A_VISITOR = new Quota("login-visitor", 10, WINDOW);

  /** Against guesses that are spread over many addresses; no one address reaches it. */
  private static final Quota LOGINS_OF_AN_EMAIL = new Quota("login-email", 200, WINDOW);

  private static final Quota LOGINS_FROM_AN_ADDRESS = new Quota("login-address", 100, WINDOW);
  private static final Quota SIGNUPS_FROM_AN_ADDRESS = new Quota("signup-address", 100, WINDOW);

  private final AccountStore store;
  private final PasswordPolicy policy;
  private final PasswordHasher hasher;
  private final Tokens tokens;
  private final RateLimiter limiter;
  private final Ids ids;
  private final Clock clock;

  Accounts(
      AccountStore store,
      PasswordPolicy policy,
      PasswordHasher hasher,
      Tokens tokens,
      RateLimiter limiter,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.policy = policy;
    this.hasher = hasher;
    this.tokens = tokens;
    this.limiter = limiter;
    this.ids = ids;
    this.clock = clock;
  }

  public SignedIn signUp(EmailAddress email, Password password, String clientAddress) {
    policy.check(password, email);
    limiter.reserve(SIGNUPS_FROM_AN_ADDRESS, clientAddress);
    var account = new Account(ids.next(IdKind.USER), email, hasher.hash(password), Account.FREE);
    Session session = newSession(account.userId());
    store.open(account, session);
    return new SignedIn(account.userId(), tokens.issue(session));
  }

  /** An unknown address takes as long and is answered as a wrong password is. */
  public SignedIn logIn(EmailAddress email, Password password, String clientAddress) {
    limiter.reserve(LOGINS_FROM_AN_ADDRESS, clientAddress);
    limiter.reserve(LOGINS_OF_A_VISITOR, visitor(email, clientAddress));
    limiter.reserve(LOGINS_OF_AN_EMAIL, email.value());
    Optional<Account> account = store.find(email);
    boolean matches =
        hasher.matches(password, account.map(Account::passwordHash).orElseGet(hasher::ofNobody));
    if (account.isEmpty() || !matches) {
      throw Failure.of(ErrorCode.WRONG_CREDENTIALS);
    }
    limiter.release(LOGINS_FROM_AN_ADDRESS, clientAddress);
    limiter.release(LOGINS_OF_A_VISITOR, visitor(email, clientAddress));
    limiter.release(LOGINS_OF_AN_EMAIL, email.value());
    if (hasher.isOutdated(account.get().passwordHash())) {
      store.upgradeHash(account.get(), hasher.hash(password));
    }
    Session session = newSession(account.get().userId());
    store.begin(session);
    return new SignedIn(session.userId(), tokens.issue(session));
  }

  public void logOut(String userId, String sessionId) {
    store.end(userId, sessionId);
  }

  public Account profile(String userId) {
    return store.find(userId).orElseThrow(() -> Failure.of(ErrorCode.UNAUTHORIZED));
  }

  private static String visitor(EmailAddress email, String clientAddress) {
    return email.value() + " " + clientAddress;
  }

  private Session newSession(String userId) {
    return new Session(ids.next(IdKind.SESSION), userId, clock.instant());
  }

  public record SignedIn(String userId, String token) {}
}
