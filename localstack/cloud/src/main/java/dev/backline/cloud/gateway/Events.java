package dev.backline.cloud.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.cloud.gateway.HttpCall.Header;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes events of payload format 2.0, for functions and for authorizers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Lambda
 *     integrations of HTTP APIs</a>
 */
final class Events {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Content types whose body is text in the event; any other body is base64. */
  private static final Set<String> TEXT =
      Set.of(
          "text/plain",
          "text/html",
          "text/csv",
          "text/xml",
          "application/json",
          "application/xml",
          "application/javascript",
          "application/graphql",
          "text/plain;charset=utf-8",
          "application/json;charset=utf-8");

  private final String account;
  private final String apiId;
  private final String region;

  Events(String account, String region, String apiId) {
    this.account = account;
    this.region = region;
    this.apiId = apiId;
  }

  /**
   * The event of a route's function.
   *
   * @param context what the authorizer said of the caller, if one was asked
   */
  byte[] forFunction(HttpCall call, Routes.Match match, Optional<JsonNode> context) {
    var event = common(call, match);
    context.ifPresent(
        said -> event.withObject("/requestContext").putObject("authorizer").set("lambda", said));
    if (call.body().length > 0) {
      boolean text = isText(call);
      event.put(
          "body",
          text ? new String(call.body(), UTF_8) : Base64.getEncoder().encodeToString(call.body()));
      event.put("isBase64Encoded", !text);
    } else {
      event.put("isBase64Encoded", false);
    }
    return bytes(event);
  }

  /**
   * The event of the authorizer.
   *
   * @param identity values of its identity sources
   */
  byte[] forAuthorizer(HttpCall call, Routes.Match match, List<String> identity) {
    var event = common(call, match);
    event.put("type", "REQUEST");
    event.put("routeArn", routeArn(call));
    var sources = event.putArray("identitySource");
    identity.forEach(sources::add);
    return bytes(event);
  }

  /** The ARN that an IAM policy of an authorizer speaks of. */
  String routeArn(HttpCall call) {
    return "arn:aws:execute-api:%s:%s:%s/$default/%s%s"
        .formatted(region, account, apiId, call.method(), call.path());
  }

  private ObjectNode common(HttpCall call, Routes.Match match) {
    var event = MAPPER.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", call.path());
    event.put("rawQueryString", call.query());
    var cookies =
        call.headers().stream()
            .filter(header -> header.name().equals("cookie"))
            .flatMap(header -> Arrays.stream(header.value().split(";")))
            .map(String::strip)
            .toList();
    if (!cookies.isEmpty()) {
      cookies.forEach(event.putArray("cookies")::add);
    }
    var headers = event.putObject("headers");
    call.headers().stream()
        .map(Header::name)
        .filter(name -> !name.equals("cookie"))
        .distinct()
        .forEach(name -> headers.put(name, call.header(name).orElse("")));
    put(event, "queryStringParameters", queryParameters(call.query()));
    event.set("requestContext", requestContext(call, match));
    put(event, "pathParameters", match.parameters());
    return event;
  }

  private ObjectNode requestContext(HttpCall call, Routes.Match match) {
    var now = Instant.now();
    var context = MAPPER.createObjectNode();
    context.put("accountId", account);
    context.put("apiId", apiId);
    context.put("domainName", call.header("host").orElse("localhost"));
    context.put("domainPrefix", apiId);
    var http = context.putObject("http");
    http.put("method", call.method());
    http.put("path", call.path());
    http.put("protocol", call.protocol());
    http.put("sourceIp", call.sourceIp());
    http.put("userAgent", call.header("user-agent").orElse(""));
    context.put("requestId", call.id());
    context.put("routeKey", match.route().key());
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
    return context;
  }

  private static Map<String, String> queryParameters(String query) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.merge(decode(name), decode(value), (first, next) -> first + "," + next);
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static boolean isText(HttpCall call) {
    return call.header("content-encoding").isEmpty()
        && call.header("content-type")
            .map(type -> type.replace(" ", "").toLowerCase(Locale.ROOT))
            .filter(TEXT::contains)
            .isPresent();
  }

  private static void put(ObjectNode event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      var object = event.putObject(name);
      values.forEach(object::put);
    }
  }

  private static byte[] bytes(ObjectNode event) {
    try {
      return MAPPER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
