package dev.backline.workflows.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answer to one API call.
 *
 * @param status the HTTP status
 * @param body the JSON body
 */
public record Response(int status, JsonNode body) {

  public Response {
    requireNonNull(body, "body is null");
  }
}
