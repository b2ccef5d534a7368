package dev.backline.accounts.api;

import dev.backline.core.handler.Container;
import dev.backline.core.http.HttpFunction;
import io.micronaut.context.ApplicationContext;

public final class AccountsHandler extends HttpFunction {

  public AccountsHandler() {
    this(Container.start(AccountsHandler.class));
  }

  AccountsHandler(ApplicationContext beans) {
    super(beans, "/api/auth/me");
  }
}
