package dev.backline.cloud.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backline.cloud.gateway.HttpCall.Header;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** An answer as it goes out. */
@SuppressWarnings("ArrayRecordComponent")
record HttpAnswer(int status, List<Header> headers, byte[] body) {
  static final HttpAnswer UNAUTHORIZED = message(401, "Unauthorized");
  static final HttpAnswer FORBIDDEN = message(403, "Forbidden");
  static final HttpAnswer NOT_FOUND = message(404, "Not Found");
  static final HttpAnswer TOO_LARGE = message(413, "Request Entity Too Large");
  static final HttpAnswer FAILED = message(500, "Internal Server Error");
  static final HttpAnswer UNAVAILABLE = message(503, "Service Unavailable");

  HttpAnswer {
    headers = List.copyOf(headers);
  }

  /** What the gateway says itself. */
  static HttpAnswer message(int status, String message) {
    return new HttpAnswer(
        status,
        List.of(new Header("content-type", "application/json")),
        "{\"message\":\"%s\"}".formatted(message).getBytes(UTF_8));
  }

  HttpAnswer without(Predicate<Header> unwanted) {
    return new HttpAnswer(status, headers.stream().filter(unwanted.negate()).toList(), body);
  }

  HttpAnswer with(Collection<Header> more) {
    var all = new ArrayList<>(headers);
    all.addAll(more);
    return new HttpAnswer(status, all, body);
  }
}
