package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.servlet.http.ServletHttpRequest;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates what Micronaut throws into failures that name the field and tell nothing of the
 * inside.
 */
final class Failures {

  private static final Pattern ALLOWED = Pattern.compile("Expected one of \\[(.*?)]");
  private static final Pattern NUMBER =
      Pattern.compile("`(int|long|double|Integer|Long|Double)`|VALUE_NUMBER");

  private static final Pattern UNKNOWN = Pattern.compile("Unknown property \\[([^]]{1,100})]");

  private Failures() {}

  static Failure of(ErrorContext context, int status) {
    return context
        .getRootCause()
        .map(cause -> of(cause, status, body(context.getRequest())))
        .orElseGet(() -> of(status));
  }

  private static Failure of(Throwable cause, int status, String body) {
    return switch (cause) {
      case Failure failure -> failure;
      case ConstraintViolationException violations -> of(violations);
      case UnsatisfiedRouteException missing -> missing(missing);
      case ConversionErrorException conversion when !isBody(conversion.getArgument()) ->
          notAllowed(conversion.getArgument().getName());
      case Throwable _ when status == 400 && body.isBlank() -> Failure.of(ErrorCode.MISSING_BODY);
      case Throwable malformed
          when status == 400 && find(malformed, JsonSyntaxException.class).isPresent() ->
          Failure.of(ErrorCode.MALFORMED_JSON);
      case Throwable unfit when status == 400 && find(unfit, SerdeException.class).isPresent() ->
          unfit(find(unfit, SerdeException.class).get(), body);
      default -> of(status);
    };
  }

  private static Failure of(int status) {
    return switch (status) {
      case 400 -> Failure.of(ErrorCode.VALIDATION_FAILED);
      case 401 -> Failure.of(ErrorCode.UNAUTHORIZED);
      case 403 -> Failure.of(ErrorCode.FORBIDDEN);
      case 404 -> Failure.of(ErrorCode.ROUTE_NOT_FOUND);
      case 405 -> Failure.of(ErrorCode.METHOD_NOT_ALLOWED);
      case 406 -> Failure.of(ErrorCode.NOT_ACCEPTABLE);
      case 413 -> Failure.of(ErrorCode.PAYLOAD_TOO_LARGE);
      case 415 -> Failure.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      default -> Failure.of(ErrorCode.INTERNAL);
    };
  }

  private static Failure missing(UnsatisfiedRouteException missing) {
    String name = missing.getArgument().getName();
    return isBody(missing.getArgument())
        ? Failure.of(ErrorCode.MISSING_BODY)
        : Failure.of(ErrorCode.VALIDATION_FAILED, name + " is missing.").field(name);
  }

  private static boolean isBody(Argument<?> argument) {
    return argument.getAnnotationMetadata().hasAnnotation(Body.class);
  }

  private static Failure of(ConstraintViolationException violations) {
    return violations.getConstraintViolations().stream()
        .min(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
        .map(
            violation -> {
              String field = field(violation);
              return Failure.of(
                      ErrorCode.VALIDATION_FAILED, field + " " + violation.getMessage() + ".")
                  .field(field);
            })
        .orElseGet(() -> Failure.of(ErrorCode.VALIDATION_FAILED));
  }

  /**
   * JSON that is well formed and does not fit. Serde's own words name classes and are not passed
   * on.
   */
  private static Failure unfit(SerdeException serde, String body) {
    String message = Optional.ofNullable(serde.getMessage()).orElse("");
    Matcher unknown = UNKNOWN.matcher(message);
    if (unknown.find()) {
      return Failure.of(
              ErrorCode.VALIDATION_FAILED,
              unknown.group(1) + " is unknown here; correct its name or leave it out.")
          .field(unknown.group(1));
    }
    Optional<String> field = BodyPlace.of(body, message);
    if (field.isEmpty()) {
      return Failure.of(
          ErrorCode.VALIDATION_FAILED, "The body is not the object that is documented.");
    }
    Matcher allowed = ALLOWED.matcher(message);
    if (allowed.find()) {
      return Failure.of(
              ErrorCode.VALIDATION_FAILED,
              field.get() + " must be one of " + allowed.group(1) + ".")
          .field(field.get());
    }
    if (NUMBER.matcher(message).find()) {
      return Failure.of(ErrorCode.VALIDATION_FAILED, field.get() + " must be a number.")
          .field(field.get());
    }
    return notAllowed(field.get());
  }

  private static Failure notAllowed(String field) {
    return Failure.of(ErrorCode.VALIDATION_FAILED, field + " has a value that is not allowed.")
        .field(field);
  }

  /** The path below the body: the first two nodes are the method and its parameter. */
  private static String field(ConstraintViolation<?> violation) {
    var field = new StringBuilder();
    int depth = 0;
    String parameter = "";
    for (Path.Node node : violation.getPropertyPath()) {
      if (depth == 1) {
        parameter = node.getName();
      } else if (depth > 1) {
        field.append(field.isEmpty() ? "" : ".").append(node.getName());
        if (node.getIndex() != null) {
          field.append('[').append(node.getIndex()).append(']');
        }
      }
      depth++;
    }
    return field.isEmpty() ? parameter : field.toString();
  }

  private static String body(HttpRequest<?> request) {
    return request instanceof ServletHttpRequest<?, ?> servlet
            && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
        ? Headers.body(event)
        : "";
  }

  private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
