package dev.backline.accounts.adapter;

import dev.backline.accounts.Account;
import dev.backline.accounts.AccountStore;
import dev.backline.accounts.EmailAddress;
import dev.backline.accounts.Session;
import dev.backline.core.events.DomainEvent;
import dev.backline.core.events.Outbox;
import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.table.Condition;
import dev.backline.core.table.ConditionRefused;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Table;
import dev.backline.core.table.TransactionRefused;
import dev.backline.core.table.Write;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

@Singleton
final class TableAccountStore implements AccountStore {

  private final Table table;
  private final Outbox outbox;

  TableAccountStore(Table table, Outbox outbox) {
    this.table = table;
    this.outbox = outbox;
  }

  @Override
  public void open(Account account, Session session) {
    try {
      table.transact(
          Write.create(
              Item.of(emailKey(account.email()), "email")
                  .value("userId", account.userId())
                  .build()),
          Write.create(
              Item.of(userKey(account.userId()), "user")
                  .value("userId", account.userId())
                  .value("email", account.email().value())
                  .value("passwordHash", account.passwordHash())
                  .value("plan", account.plan())
                  .build()),
          Write.create(item(session)),
          outbox.told(new DomainEvent("account.opened", Map.of("userId", account.userId()))));
    } catch (TransactionRefused refused) {
      if (refused.conditionRefused(0)) {
        throw Failure.of(ErrorCode.EMAIL_TAKEN).field("email");
      }
      throw refused;
    }
  }

  @Override
  public Optional<Account> find(String userId) {
    return table.get(userKey(userId)).map(TableAccountStore::account);
  }

  @Override
  public Optional<Account> find(EmailAddress email) {
    return table.get(emailKey(email)).map(item -> item.text("userId")).flatMap(this::find);
  }

  @Override
  public void upgradeHash(Account account, String newHash) {
    try {
      table.write(
          Write.update(userKey(account.userId()))
              .set("passwordHash", newHash)
              .when(Condition.equal("passwordHash", account.passwordHash())));
    } catch (ConditionRefused _) {
      // The password was changed or the hash upgraded by another log-in: theirs stays.
    }
  }

  @Override
  public void begin(Session session) {
    table.write(Write.create(item(session)));
  }

  @Override
  public void end(String userId, String sessionId) {
    table.write(Write.delete(sessionKey(userId, sessionId)));
  }

  @Override
  public boolean isAlive(String userId, String sessionId) {
    return table.get(sessionKey(userId, sessionId)).isPresent();
  }

  private static Item item(Session session) {
    return Item.of(sessionKey(session.userId(), session.sessionId()), "session")
        .value("userId", session.userId())
        .value("sessionId", session.sessionId())
        .value("startedAt", session.startedAt())
        .expiresAt(session.expiresAt())
        .build();
  }

  private static Account account(Item item) {
    return new Account(
        item.text("userId"),
        new EmailAddress(item.text("email")),
        item.text("passwordHash"),
        item.text("plan"));
  }

  private static Key userKey(String userId) {
    return new Key("USER#" + userId, "PROFILE");
  }

  private static Key emailKey(EmailAddress email) {
    return new Key("EMAIL#" + email.value(), "EMAIL");
  }

  private static Key sessionKey(String userId, String sessionId) {
    return new Key("USER#" + userId, "SESSION#" + sessionId);
  }
}
