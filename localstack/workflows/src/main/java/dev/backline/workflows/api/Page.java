package dev.backline.workflows.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backline.workflows.model.WorkflowProblem;
import java.util.List;
import java.util.function.Function;

/** Cuts a list into pages; a token is the number of the elements before it. */
final class Page {

  private static final int MOST = 1_000;

  private Page() {}

  static <T> ObjectNode of(
      Request request, List<T> all, String member, Function<T, JsonNode> json) {
    int from = request.optionalText("nextToken").map(Page::position).orElse(0);
    int to = Math.min(all.size(), from + request.limit("maxResults", 100, MOST));
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode elements = page.putArray(member);
    for (int i = Math.min(from, to); i < to; i++) elements.add(json.apply(all.get(i)));
    if (to < all.size()) page.put("nextToken", String.valueOf(to));
    return page;
  }

  private static int position(String token) {
    if (!token.matches("\\d{1,9}"))
      throw new WorkflowProblem("InvalidToken", "Invalid Token: '" + token + "'");
    return Integer.parseInt(token);
  }
}
