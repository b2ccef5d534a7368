package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.idempotency.IdempotencyGate;
import dev.backline.core.idempotency.StoredAnswer;
import dev.backline.core.objects.Sha256;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Honours {@code Idempotency-Key} on unsafe requests of a signed-in caller. Requests without a
 * principal are not gated: their answers hold tokens, which are not to be kept, and a second
 * sign-up is refused anyway. Answers of 5xx and 429 are not kept, so that the client may try again.
 */
@Singleton
final class IdempotentRequests {

  private static final Set<String> UNSAFE = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final int MAX_KEY_LENGTH = 255;
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

  private final BeanProvider<IdempotencyGate> gate;

  IdempotentRequests(BeanProvider<IdempotencyGate> gate) {
    this.gate = gate;
  }

  APIGatewayV2HTTPResponse serve(
      APIGatewayV2HTTPEvent event, Context context, Supplier<APIGatewayV2HTTPResponse> work) {
    Optional<String> key = Headers.find(event.getHeaders(), "idempotency-key");
    Optional<Principal> principal = Principals.of(event);
    String method = Headers.method(event);
    if (key.isEmpty() || principal.isEmpty() || !UNSAFE.contains(method)) {
      return work.get();
    }
    if (key.get().isBlank() || key.get().length() > MAX_KEY_LENGTH) {
      throw Failure.of(
              ErrorCode.VALIDATION_FAILED, "Idempotency-Key must have 1 to 255 characters.")
          .field("Idempotency-Key");
    }
    String operation = method + " " + event.getRawPath();
    String content =
        Sha256.of(operation + "\n" + event.getRawQueryString() + "\n" + comparable(event));
    StoredAnswer answer =
        gate.get()
            .once(
                principal.get().userId(),
                key.get(),
                content,
                Duration.ofMillis(context.getRemainingTimeInMillis()),
                () -> stored(work.get()),
                kept -> kept.status() < 500 && kept.status() != 429);
    return response(answer);
  }

  /** The body; a form without its boundary, which every client draws anew when it tries again. */
  private static String comparable(APIGatewayV2HTTPEvent event) {
    String type = Headers.find(event.getHeaders(), "content-type").orElse("");
    Matcher boundary = BOUNDARY.matcher(type);
    if (event.getBody() == null || !type.startsWith("multipart/") || !boundary.find()) {
      return event.getBody();
    }
    // A letter a byte, so that no two contents become the same text.
    return new String(RawBody.of(event), StandardCharsets.ISO_8859_1)
        .replace("--" + boundary.group(1), "--");
  }

  private static StoredAnswer stored(APIGatewayV2HTTPResponse answer) {
    return new StoredAnswer(
        answer.getStatusCode(),
        answer.getHeaders() == null ? Map.of() : answer.getHeaders(),
        answer.getBody() == null ? "" : answer.getBody());
  }

  private static APIGatewayV2HTTPResponse response(StoredAnswer answer) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(answer.status())
        .withHeaders(answer.headers())
        .withBody(answer.body())
        .build();
  }
}
