package dev.backline.workflows.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the optimised integrations add to a service's answer: the metadata of the AWS SDK's
 * response.
 */
final class SdkResponse {

  private SdkResponse() {}

  static JsonNode ofLambda(String version, JsonNode payload, int length) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ExecutedVersion", version);
    result.set("Payload", payload);
    String requestId = UUID.randomUUID().toString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Amz-Executed-Version", version);
    headers.put("x-amzn-Remapped-Content-Length", "0");
    headers.put("Connection", "keep-alive");
    headers.put("x-amzn-RequestId", requestId);
    headers.put("Content-Length", String.valueOf(length));
    headers.put("Date", date());
    headers.put(
        "X-Amzn-Trace-Id",
        "root=1-"
            + requestId.substring(0, 8)
            + "-"
            + requestId.replace("-", "").substring(8)
            + ";sampled=0");
    headers.put("Content-Type", "application/json");
    add(result, headers, requestId);
    return result.put("StatusCode", 200);
  }

  /** Adds the metadata of a JSON service's answer. */
  static ObjectNode of(ObjectNode answer, String contentType, int length) {
    String requestId = UUID.randomUUID().toString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Connection", "keep-alive");
    headers.put("x-amzn-RequestId", requestId);
    headers.put("Content-Length", String.valueOf(length));
    headers.put("Date", date());
    headers.put("Content-Type", contentType);
    add(answer, headers, requestId);
    return answer;
  }

  private static void add(ObjectNode result, Map<String, String> headers, String requestId) {
    ObjectNode http = result.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    headers.forEach((name, value) -> all.putArray(name).add(value));
    ObjectNode single = http.putObject("HttpHeaders");
    headers.forEach(single::put);
    http.put("HttpStatusCode", 200);
    result.putObject("SdkResponseMetadata").put("RequestId", requestId);
  }

  private static String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(Clock.system(ZoneOffset.UTC)));
  }
}
