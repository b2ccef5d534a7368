package dev.backline.cloud.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What a client is told that speaks no HTTP, or when the gateway itself breaks: a status and its
 * name, nothing of the inside.
 */
final class GatewayErrors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var message = HttpStatus.getMessage(response.getStatus());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(
        true, ByteBuffer.wrap("{\"message\":\"%s\"}".formatted(message).getBytes(UTF_8)), callback);
    return true;
  }
}
