package dev.backline.core.http;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates what Micronaut throws into failures that name the field and tell nothing of the
 * inside.
 */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static Failure of(ErrorContext context, int status) {
    return context.getRootCause().map(cause -> of(cause, status)).orElseGet(() -> of(status));
  }

  private static Failure of(Throwable cause, int status) {
    return switch (cause) {
      case Failure failure -> failure;
      case ConstraintViolationException violations -> of(violations);
      case ConversionErrorException conversion when json(conversion) != null ->
          of(json(conversion));
      case ConversionErrorException conversion ->
          Failure.of(
                  ErrorCode.VALIDATION_FAILED,
                  conversion.getArgument().getName() + " has a value that is not allowed.")
              .field(conversion.getArgument().getName());
      case UnsatisfiedRouteException missing when missing.getArgument().getName().equals("body") ->
          Failure.of(ErrorCode.MISSING_BODY);
      case UnsatisfiedRouteException missing ->
          Failure.of(ErrorCode.VALIDATION_FAILED, missing.getArgument().getName() + " is missing.")
              .field(missing.getArgument().getName());
      case JsonSyntaxException _ -> Failure.of(ErrorCode.MALFORMED_JSON);
      case SerdeException serde -> of(serde);
      case CodecException codec when codec.getCause() != null -> of(codec.getCause(), status);
      default -> {
        if (status >= 500) {
          LOG.atError().setCause(cause).log("request failed");
        }
        yield of(status);
      }
    };
  }

  private static Failure of(int status) {
    return switch (status) {
      case 400 -> Failure.of(ErrorCode.MALFORMED_JSON);
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

  private static SerdeException json(Throwable cause) {
    for (Throwable next = cause; next != null; next = next.getCause()) {
      if (next instanceof SerdeException serde) {
        return serde;
      }
    }
    return null;
  }

  private static Failure of(SerdeException serde) {
    return Failure.of(ErrorCode.VALIDATION_FAILED, serde.getMessage());
  }
}
