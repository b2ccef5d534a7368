package dev.backline.core.http;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/** The one place where an error of the HTTP layer becomes a problem. */
@Singleton
@Primary
final class ProblemProcessor implements ErrorResponseProcessor<Map<String, Object>> {

  @Override
  public MutableHttpResponse<Map<String, Object>> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return answer(context.getRequest(), Failures.of(context, response.code()), response);
  }

  static MutableHttpResponse<Map<String, Object>> answer(
      HttpRequest<?> request, Failure failure, MutableHttpResponse<?> response) {
    failure
        .retryAfterSeconds()
        .ifPresent(seconds -> response.header("Retry-After", seconds.toString()));
    if (failure.extensions().get("limit") instanceof Long limit) {
      response.header("RateLimit-Limit", limit.toString());
      response.header("RateLimit-Remaining", "0");
      failure
          .retryAfterSeconds()
          .ifPresent(seconds -> response.header("RateLimit-Reset", seconds.toString()));
    }
    if (failure.code() == ErrorCode.UNAUTHORIZED) {
      response.header("WWW-Authenticate", "Bearer");
    }
    return response
        .status(failure.code().status())
        .contentType(Problem.MEDIA_TYPE)
        .body(
            Problem.of(
                failure, request.getPath(), Optional.ofNullable(MDC.get("requestId")).orElse("")));
  }
}
