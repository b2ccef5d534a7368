package dev.backline.core.http;

import java.util.Objects;
import java.util.Set;

/**
 * Who makes a request, as the authorizer has established it. A controller takes it as a parameter;
 * a request without one is answered with {@code unauthorized}. Nothing in a body can change it.
 *
 * @param userId the account
 * @param sessionId the session the token belongs to; empty for an API key
 * @param scopes what the caller may do
 */
public record Principal(String userId, String sessionId, Set<String> scopes)
    implements java.security.Principal {

  public Principal {
    Objects.requireNonNull(userId, "userId is null");
    Objects.requireNonNull(sessionId, "sessionId is null");
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String getName() {
    return userId;
  }
}
