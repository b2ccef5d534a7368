package dev.backline.cloud.gateway;

import dev.backline.cloud.gateway.HttpCall.Header;
import dev.backline.workflows.api.Loopback;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Translates between Jetty and the gateway. */
final class GatewayHandler extends Handler.Abstract {
  /** What API Gateway takes as a request's body. */
  private static final int LARGEST_BODY = 10 * 1024 * 1024;

  private static final String TRACE = "x-amzn-trace-id";

  private final Dispatcher dispatcher;

  GatewayHandler(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var id = UUID.randomUUID().toString();
    HttpAnswer answer = isForUs(request) ? answer(request, id) : HttpAnswer.FORBIDDEN;
    response.setStatus(answer.status());
    answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
    response.getHeaders().add("apigw-requestid", id);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
    return true;
  }

  /** A name that is not this machine's was made to point here, by a page of a stranger. */
  private static boolean isForUs(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST))
        .filter(Loopback::isHost)
        .isPresent();
  }

  private HttpAnswer answer(Request request, String id) throws IOException, InterruptedException {
    Optional<byte[]> body = body(request);
    return body.isEmpty()
        ? HttpAnswer.TOO_LARGE
        : dispatcher.dispatch(call(request, id, body.get()));
  }

  private static Optional<byte[]> body(Request request) throws IOException {
    if (request.getLength() > LARGEST_BODY) {
      return Optional.empty();
    }
    byte[] body = Content.Source.asInputStream(request).readNBytes(LARGEST_BODY + 1);
    return body.length > LARGEST_BODY ? Optional.empty() : Optional.of(body);
  }

  private static HttpCall call(Request request, String id, byte[] body) {
    var uri = request.getHttpURI();
    return new HttpCall(
        id,
        request.getMethod(),
        uri.getPath(),
        Optional.ofNullable(uri.getQuery()).orElse(""),
        headers(request, id),
        body,
        request.getConnectionMetaData().getProtocol(),
        Request.getRemoteAddr(request));
  }

  /**
   * With those that API Gateway adds; a client's own words about where it comes from are dropped.
   */
  private static List<Header> headers(Request request, String id) {
    var headers = new ArrayList<Header>();
    for (HttpField field : request.getHeaders()) {
      var header = new Header(field.getName(), Optional.ofNullable(field.getValue()).orElse(""));
      if (!header.name().startsWith("x-forwarded-")) {
        headers.add(header);
      }
    }
    headers.add(new Header("x-forwarded-for", Request.getRemoteAddr(request)));
    headers.add(new Header("x-forwarded-port", String.valueOf(Request.getServerPort(request))));
    headers.add(new Header("x-forwarded-proto", "http"));
    if (headers.stream().noneMatch(header -> header.name().equals(TRACE))) {
      headers.add(new Header(TRACE, trace(id)));
    }
    return headers;
  }

  /** A root in X-Ray's form: version, seconds since the epoch, 96 random bits. */
  private static String trace(String id) {
    var random = id.replace("-", "").substring(0, 24);
    return "Root=1-%08x-%s".formatted(Instant.now().getEpochSecond(), random);
  }
}
