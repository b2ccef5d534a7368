package dev.backline.core.testing;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.function.aws.proxy.MockLambdaContext;

/** The context of an invocation in a test. */
public final class LambdaContext {

  private LambdaContext() {}

  public static Context of(String requestId) {
    return new MockLambdaContext() {
      @Override
      public String getAwsRequestId() {
        return requestId;
      }

      @Override
      public int getRemainingTimeInMillis() {
        return 30_000;
      }
    };
  }
}
