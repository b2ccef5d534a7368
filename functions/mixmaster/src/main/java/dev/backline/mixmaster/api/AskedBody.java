package dev.backline.mixmaster.api;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.http.MultipartForm;
import dev.backline.core.http.Principal;
import dev.backline.core.http.RawBody;
import dev.backline.core.json.Json;
import dev.backline.core.json.MalformedJson;
import dev.backline.mixmaster.Asked;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a body that may be a form or a JSON object with the same names. */
@Singleton
final class AskedBody {

  private static final String FILE = "file";

  /** A client may say who it is; if it is wrong, it is refused. */
  private static final List<String> USER = List.of("userId", "user_id");

  private final Json json;

  AskedBody(Json json) {
    this.json = json;
  }

  /** What was asked, and the file that came with it. */
  record Body(Asked asked, Optional<byte[]> file) {}

  /**
   * @throws Failure for what is no such body, or for one that names another user
   */
  Body read(HttpRequest<?> request, Principal principal) {
    String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class).orElse("");
    byte[] bytes = RawBody.of(request);
    Body body = type.startsWith("multipart/") ? form(type, bytes) : object(bytes);
    refuseOthers(body.asked(), principal);
    return body;
  }

  private static Body form(String type, byte[] bytes) {
    var form = MultipartForm.parse(type, bytes);
    var fields = new HashMap<String, Object>();
    form.parts().forEach((name, part) -> fields.put(name, part.text()));
    fields.remove(FILE);
    return new Body(new Asked(fields), form.part(FILE).map(MultipartForm.Part::content));
  }

  private Body object(byte[] bytes) {
    return new Body(new Asked(members(bytes)), Optional.empty());
  }

  /** All names that a body may have: these, and those by which a client says who it is. */
  static List<String> fields(List<String> some, List<String> more) {
    return Stream.of(some, more, USER).flatMap(List::stream).toList();
  }

  /**
   * The members of a body that is a JSON object.
   *
   * @throws Failure for any other
   */
  Map<String, Object> members(HttpRequest<?> request) {
    return members(RawBody.of(request));
  }

  private Map<String, Object> members(byte[] bytes) {
    if (new String(bytes, StandardCharsets.UTF_8).strip().equals("null")) {
      throw Failure.of(ErrorCode.MISSING_BODY);
    }
    try {
      return json.read(bytes, Argument.mapOf(String.class, Object.class));
    } catch (MalformedJson _) {
      throw Failure.of(
          ErrorCode.VALIDATION_FAILED, "The body is not the object that is documented.");
    }
  }

  /** Who asks is who is signed in; a client that names another has a fault or an intent. */
  private static void refuseOthers(Asked asked, Principal principal) {
    for (String name : USER) {
      if (asked.text(name).filter(user -> !user.equals(principal.userId())).isPresent()) {
        throw Failure.of(ErrorCode.FORBIDDEN, name + " is not who is signed in; leave it out.")
            .field(name);
      }
    }
  }
}
