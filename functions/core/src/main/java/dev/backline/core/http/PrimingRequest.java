package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request that nobody made, to prime a function with. */
final class PrimingRequest {

  private PrimingRequest() {}

  static APIGatewayV2HTTPEvent get(String path) {
    var http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod("GET")
            .withPath(path)
            .withProtocol("HTTP/1.1")
            .withSourceIp("127.0.0.1")
            .build();
    var authorizer =
        APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
            .withLambda(Map.of("userId", "usr_priming", "sessionId", "", "scopes", ""))
            .build();
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("GET " + path)
        .withRawPath(path)
        .withRawQueryString("")
        .withHeaders(Map.of("accept", "application/json"))
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(http)
                .withAuthorizer(authorizer)
                .build())
        .build();
  }

  /** The context of no invocation. */
  static final class NoContext implements Context {

    @Override
    public String getAwsRequestId() {
      return "priming";
    }

    @Override
    public String getLogGroupName() {
      return "";
    }

    @Override
    public String getLogStreamName() {
      return "";
    }

    @Override
    public String getFunctionName() {
      return "";
    }

    @Override
    public String getFunctionVersion() {
      return "";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "";
    }

    @Override
    public CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 10_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 0;
    }

    @Override
    public LambdaLogger getLogger() {
      return new LambdaLogger() {
        @Override
        public void log(String message) {
          System.out.println(message);
        }

        @Override
        public void log(byte[] message) {
          System.out.println(new String(message, StandardCharsets.UTF_8));
        }
      };
    }
  }
}
