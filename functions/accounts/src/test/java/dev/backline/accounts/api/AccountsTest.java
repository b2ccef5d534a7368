package dev.backline.accounts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.backline.acceptance.Proves;
import dev.backline.accounts.Password;
import dev.backline.accounts.PasswordHasher;
import dev.backline.accounts.adapter.BcryptHasher;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.table.Item;
import dev.backline.core.table.Key;
import dev.backline.core.table.Query;
import dev.backline.core.table.Table;
import dev.backline.core.table.Write;
import dev.backline.stores.testing.EmbeddedStores;
import dev.backline.stores.testing.TestTable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(EmbeddedStores.class)
class AccountsTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String PASSWORD = "tape machine 24";

  private final Table table;
  private final PasswordHasher hasher;
  private final AccountsHandler handler;
  private final AuthorizerHandler authorizer;
  private final Json json;
  private final String email = "ana-" + UUID.randomUUID() + "@example.org";
  private String address = UUID.randomUUID().toString();

  /** Stands still, so that no window of a quota ends in the middle of a test. */
  private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);

  AccountsTest(TestTable stored, DynamoDbClient client) {
    ApplicationContext beans =
        Container.start(
            AccountsTest.class,
            new Settings(Map.of("TABLE_NAME", stored.name(), "JWT_SECRET", SECRET)),
            client,
            clock,
            new BcryptHasher(5));
    this.table = beans.getBean(Table.class);
    this.hasher = beans.getBean(PasswordHasher.class);
    this.handler = new AccountsHandler(beans);
    this.authorizer = new AuthorizerHandler(beans);
    this.json = beans.getBean(Json.class);
  }

  @Test
  @Proves("IAM-01")
  void opensAnAccountOnTheFreePlan() {
    var answer = signUp(email, PASSWORD);

    assertThat(answer.getStatusCode()).isEqualTo(201);
    SignedInAnswer signedIn = json.read(answer.getBody(), SignedInAnswer.class);
    assertThat(signedIn.ok()).isTrue();
    assertThat(signedIn.userId()).startsWith("usr_").isEqualTo(signedIn.data().userId());
    Item user = table.get(new Key("USER#" + signedIn.userId(), "PROFILE")).orElseThrow();
    assertThat(user.text("plan")).isEqualTo("free");
    assertThat(user.text("passwordHash")).startsWith("$2a$").doesNotContain(PASSWORD);
  }

  @Test
  @Proves("IAM-01")
  void keepsAnEmailUniqueHoweverItIsWritten() {
    signUp(email, PASSWORD);

    var answer = signUp("  " + email.toUpperCase(Locale.ROOT) + " ", PASSWORD);

    assertProblem(answer, 409, "email_taken");
  }

  @ParameterizedTest
  @Proves("IAM-01")
  @ValueSource(
      strings = {
        "ana",
        "ana@",
        "@example.org",
        "ana@example",
        "ana@-example.org",
        "a b@example.org",
        "ana..b@example.org",
        "ana@exa mple.org"
      })
  void refusesWhatIsNotAnEmailAddress(String notAnEmail) {
    assertProblem(signUp(notAnEmail, PASSWORD), 400, "validation_failed");
  }

  @ParameterizedTest
  @Proves("IAM-01")
  @CsvSource({
    "short,400,validation_failed",
    "123456,422,weak_password",
    "PassWord1,422,weak_password",
    "qwertyuiop,422,weak_password"
  })
  void refusesAPasswordThatIsShortOrOnEveryList(String password, int status, String code) {
    var answer = signUp(email, password);

    assertProblem(answer, status, code);
    assertThat(answer.getBody()).contains("\"field\":\"password\"").doesNotContain(password + "\"");
  }

  @Test
  @Proves("IAM-01")
  void tellsTheBusThatAnAccountWasOpenedInTheSameTransaction() {
    String userId = json.read(signUp(email, PASSWORD).getBody(), SignedInAnswer.class).userId();
    signUp(email, PASSWORD);

    assertThat(table.all(Query.of("USER#" + userId)).map(Item::type))
        .containsExactly("user", "session");
  }

  @Test
  @Proves("IAM-02")
  void logsIn() {
    String userId = json.read(signUp(email, PASSWORD).getBody(), SignedInAnswer.class).userId();

    var answer = logIn(email, PASSWORD);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(json.read(answer.getBody(), SignedInAnswer.class).userId()).isEqualTo(userId);
  }

  @Test
  @Proves("IAM-02")
  void answersAnUnknownAddressAndAWrongPasswordAlike() {
    signUp(email, PASSWORD);

    var wrong = logIn(email, "another password");
    var unknown = logIn("nobody-" + email, PASSWORD);

    assertProblem(wrong, 401, "wrong_credentials");
    assertThat(unknown.getBody()).isEqualTo(wrong.getBody());
  }

  @Test
  @Proves("IAM-02")
  void tellsLongPasswordsApartBeyondTheSeventyTwoBytesOfBcrypt() {
    String long72 = "x".repeat(72);
    signUp(email, long72 + "a");

    assertThat(logIn(email, long72 + "a").getStatusCode()).isEqualTo(200);
    assertProblem(logIn(email, long72 + "b"), 401, "wrong_credentials");
  }

  @Test
  @Proves("IAM-02")
  void makesAHashOfMoreEffortAtTheNextLogIn() {
    String userId = json.read(signUp(email, PASSWORD).getBody(), SignedInAnswer.class).userId();
    var key = new Key("USER#" + userId, "PROFILE");
    String weak = new BcryptHasher(4).hash(new Password(PASSWORD));
    table.write(Write.update(key).set("passwordHash", weak));

    logIn(email, PASSWORD);

    String upgraded = table.get(key).orElseThrow().text("passwordHash");
    assertThat(hasher.isOutdated(weak)).isTrue();
    assertThat(hasher.isOutdated(upgraded)).isFalse();
    assertThat(logIn(email, PASSWORD).getStatusCode()).isEqualTo(200);
  }

  @Test
  @Proves("IAM-02")
  void stopsGuessingAfterTenAttempts() {
    signUp(email, PASSWORD);
    for (int i = 0; i < 10; i++) {
      assertProblem(logIn(email, "guess number " + i), 401, "wrong_credentials");
    }

    var answer = logIn(email, PASSWORD);

    assertProblem(answer, 429, "rate_limited");
    assertThat(answer.getHeaders())
        .containsKeys("Retry-After", "RateLimit-Limit", "RateLimit-Reset");
    assertThat(logIn("other-" + email, PASSWORD).getStatusCode()).isEqualTo(401);
  }

  @Test
  @Proves("IAM-02")
  void letsTheOwnerInWhileAStrangerGuesses() {
    signUp(email, PASSWORD);
    String home = address;
    address = "stranger-" + home;
    for (int i = 0; i < 12; i++) {
      logIn(email, "guess number " + i);
    }
    assertProblem(logIn(email, "one more guess"), 429, "rate_limited");

    address = home;

    assertThat(logIn(email, PASSWORD).getStatusCode()).isEqualTo(200);
  }

  @Test
  @Proves("IAM-02")
  void stopsGuessesThatAreSpreadOverAddresses() {
    signUp(email, PASSWORD);
    for (int i = 0; i < 200; i++) {
      address = UUID.randomUUID().toString();
      assertProblem(logIn(email, "guess number " + i), 401, "wrong_credentials");
    }

    address = UUID.randomUUID().toString();

    assertProblem(logIn(email, PASSWORD), 429, "rate_limited");
  }

  @Test
  @Proves("IAM-02")
  void doesNotCountGoodLogIns() {
    signUp(email, PASSWORD);

    for (int i = 0; i < 12; i++) {
      assertThat(logIn(email, PASSWORD).getStatusCode()).isEqualTo(200);
    }
  }

  @Test
  @Proves("IAM-03")
  void tellsWhoIsSignedIn() throws IOException {
    SignedInAnswer signedIn = json.read(signUp(email, PASSWORD).getBody(), SignedInAnswer.class);

    var answer = call("GET", "/api/auth/me", Optional.empty(), principal(signedIn.token()));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody())
        .isEqualTo(
            "{\"ok\":true,\"user_id\":\"%1$s\",\"email\":\"%2$s\",\"plan\":\"free\",\"data\":{\"user_id\":\"%1$s\",\"email\":\"%2$s\",\"plan\":\"free\"}}"
                .formatted(signedIn.userId(), email));
  }

  @Test
  @Proves("IAM-04")
  void endsTheSessionAtOnceAndOnlyThatOne() throws IOException {
    String first = json.read(signUp(email, PASSWORD).getBody(), SignedInAnswer.class).token();
    String second = json.read(logIn(email, PASSWORD).getBody(), SignedInAnswer.class).token();

    var answer = call("POST", "/api/auth/logout", Optional.empty(), principal(first));

    assertThat(answer.getBody()).startsWith("{\"ok\":true,\"message\":");
    assertThat(authorize("Bearer " + first)).isEqualTo("{\"isAuthorized\":false,\"context\":{}}");
    assertThat(authorize("Bearer " + second)).contains("\"isAuthorized\":true");
  }

  @Test
  @Proves("IAM-05")
  void signsATokenForSevenDaysThatNamesItsSession() {
    SignedInAnswer signedIn = json.read(signUp(email, PASSWORD).getBody(), SignedInAnswer.class);

    DecodedJWT jwt = JWT.require(Algorithm.HMAC256(SECRET)).build().verify(signedIn.token());

    assertThat(jwt.getAlgorithm()).isEqualTo("HS256");
    assertThat(jwt.getSubject()).isEqualTo(signedIn.userId());
    assertThat(jwt.getClaim("sid").asString()).startsWith("ses_");
    assertThat(jwt.getId()).isNotBlank();
    assertThat(Duration.between(jwt.getIssuedAtAsInstant(), jwt.getExpiresAtAsInstant()))
        .isEqualTo(Duration.ofDays(7));
  }

  @Test
  @Proves("IAM-05")
  void refusesEveryTokenThatIsNotOurs() throws IOException {
    SignedInAnswer signedIn = json.read(signUp(email, PASSWORD).getBody(), SignedInAnswer.class);
    String session = JWT.decode(signedIn.token()).getClaim("sid").asString();
    var claims =
        JWT.create()
            .withSubject(signedIn.userId())
            .withClaim("sid", session)
            .withExpiresAt(Instant.now().plusSeconds(60));
    String[] tokens = {
      claims.sign(Algorithm.HMAC256("another secret of thirty-two bytes")),
      claims.sign(Algorithm.none()),
      claims.withExpiresAt(Instant.now().minusSeconds(1)).sign(Algorithm.HMAC256(SECRET)),
      JWT.create().withSubject(signedIn.userId()).sign(Algorithm.HMAC256(SECRET)),
      signedIn.token() + "x",
      "",
      "a.b.c"
    };

    assertThat(authorize("bearer " + signedIn.token()))
        .contains("\"userId\":\"" + signedIn.userId() + "\"");
    for (String token : tokens) {
      assertThat(authorize("Bearer " + token)).isEqualTo("{\"isAuthorized\":false,\"context\":{}}");
    }
    assertThat(authorize(signedIn.token())).contains("false");
  }

  private APIGatewayV2HTTPResponse signUp(String email, String password) {
    return call("POST", "/api/auth/signup", Optional.of(credentials(email, password)), Map.of());
  }

  private APIGatewayV2HTTPResponse logIn(String email, String password) {
    return call("POST", "/api/auth/login", Optional.of(credentials(email, password)), Map.of());
  }

  private static String credentials(String email, String password) {
    return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
  }

  private Map<String, Object> principal(String token) throws IOException {
    Map<String, Object> context = new HashMap<>();
    var verdict = json.read(authorize("Bearer " + token), AuthorizerHandler.Verdict.class);
    context.putAll(verdict.context());
    return context;
  }

  private String authorize(String authorization) throws IOException {
    var out = new ByteArrayOutputStream();
    String question =
        """
        {"version":"2.0","type":"REQUEST","routeArn":"arn:aws:execute-api:x","identitySource":["%1$s"],
         "headers":{"authorization":"%1$s","host":"localhost"}}
        """
            .formatted(authorization);
    authorizer.handleRequest(
        new ByteArrayInputStream(question.getBytes(StandardCharsets.UTF_8)), out, new Invocation());
    return out.toString(StandardCharsets.UTF_8);
  }

  private APIGatewayV2HTTPResponse call(
      String method, String path, Optional<String> body, Map<String, Object> principal) {
    var http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod(method)
            .withPath(path)
            .withSourceIp(address)
            .build();
    var context = APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http);
    if (!principal.isEmpty()) {
      context.withAuthorizer(
          APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder().withLambda(principal).build());
    }
    return handler.handleRequest(
        APIGatewayV2HTTPEvent.builder()
            .withRawPath(path)
            .withHeaders(Map.of("content-type", "application/json"))
            .withBody(body.orElse(null))
            .withRequestContext(context.build())
            .build(),
        new Invocation());
  }

  private static void assertProblem(APIGatewayV2HTTPResponse answer, int status, String code) {
    assertThat(answer.getBody()).contains("\"error\":\"" + code + "\"");
    assertThat(answer.getStatusCode()).isEqualTo(status);
  }

  private static final class Invocation extends MockLambdaContext {

    @Override
    public String getAwsRequestId() {
      return "req-1";
    }
  }
}
