package dev.backline.core.http;

import dev.backline.core.failure.Failure;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a request that a controller refused. */
@Singleton
final class FailureHandler implements ExceptionHandler<Failure, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public HttpResponse<?> handle(HttpRequest request, Failure failure) {
    return ProblemProcessor.answer(request, failure, HttpResponse.ok());
  }
}
