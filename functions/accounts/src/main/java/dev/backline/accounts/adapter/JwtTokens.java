package dev.backline.accounts.adapter;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.JWTVerifier;
import dev.backline.accounts.Session;
import dev.backline.accounts.Tokens;
import dev.backline.core.handler.Settings;
import dev.backline.core.secrets.Secrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** JSON Web Tokens signed with HMAC-SHA-256 (RFC 7519). */
@Singleton
final class JwtTokens implements Tokens {

  /** RFC 7518 section 3.2: a key of the size of the hash or larger. */
  private static final int MIN_SECRET_BYTES = 32;

  private final Settings settings;
  private final Secrets secrets;
  private final Clock clock;

  JwtTokens(Settings settings, Secrets secrets, Clock clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public String issue(Session session) {
    return JWT.create()
        .withSubject(session.userId())
        .withClaim("sid", session.sessionId())
        .withJWTId(UUID.randomUUID().toString())
        .withIssuedAt(session.startedAt())
        .withExpiresAt(session.expiresAt())
        .sign(algorithm());
  }

  @Override
  public Optional<Claim> verify(String token) {
    try {
      DecodedJWT jwt = verifier().verify(token);
      return Optional.of(new Claim(jwt.getSubject(), jwt.getClaim("sid").asString()));
    } catch (JWTVerificationException _) {
      return Optional.empty();
    }
  }

  private JWTVerifier verifier() {
    var required =
        (com.auth0.jwt.JWTVerifier.BaseVerification)
            JWT.require(algorithm())
                .withClaimPresence("sub")
                .withClaimPresence("sid")
                .withClaimPresence("exp");
    return required.build(clock);
  }

  private Algorithm algorithm() {
    byte[] secret =
        settings
            .optional("JWT_SECRET")
            .orElseGet(() -> secrets.text(settings.text("JWT_SECRET_ARN")))
            .getBytes(StandardCharsets.UTF_8);
    if (secret.length < MIN_SECRET_BYTES) {
      throw new IllegalStateException(
          "The JWT secret must have at least " + MIN_SECRET_BYTES + " bytes");
    }
    return Algorithm.HMAC256(secret);
  }
}
