package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.DefaultDiagnosticInfoPopulator;
import io.micronaut.function.aws.DiagnosticInfoPopulator;
import jakarta.inject.Singleton;

/**
 * Keeps Micronaut from adding ten members of its own to every log line: {@code Invocation} has said
 * it.
 */
@Singleton
@Replaces(DefaultDiagnosticInfoPopulator.class)
final class QuietDiagnostics implements DiagnosticInfoPopulator {

  @Override
  public void populateMappingDiagnosticContextValues(Context context) {
    // requestId is set already.
  }

  @Override
  public void populateMappingDiagnosticContextWithXrayTraceId() {
    // traceId is set already.
  }
}
