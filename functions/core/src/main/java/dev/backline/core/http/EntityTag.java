package dev.backline.core.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.backline.core.objects.Sha256;
import java.util.Arrays;

/**
 * Gives successful reads an ETag, unless the controller has given one that says better when its
 * answer changes, and answers 304 to a client that has the same already (RFC 9110 sections 8.8.3
 * and 13.1.2).
 */
final class EntityTag {

  private static final int DIGITS = 32;

  private EntityTag() {}

  static APIGatewayV2HTTPResponse apply(
      APIGatewayV2HTTPEvent request, APIGatewayV2HTTPResponse answer) {
    if (!Headers.method(request).equals("GET")
        || answer.getStatusCode() != 200
        || answer.getBody() == null) {
      return answer;
    }
    String tag = Headers.find(answer.getHeaders(), "etag").orElseGet(() -> ofContent(answer));
    Headers.set(answer, "ETag", tag);
    if (Headers.find(request.getHeaders(), "if-none-match")
        .filter(list -> matches(list, tag))
        .isPresent()) {
      answer.setStatusCode(304);
      answer.setBody(null);
      answer.setIsBase64Encoded(false);
    }
    return answer;
  }

  private static String ofContent(APIGatewayV2HTTPResponse answer) {
    return '"' + Sha256.of(answer.getBody()).substring(0, DIGITS) + '"';
  }

  private static boolean matches(String list, String tag) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
        .anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
  }
}
