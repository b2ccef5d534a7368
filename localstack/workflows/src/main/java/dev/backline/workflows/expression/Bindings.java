package dev.backline.workflows.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What an expression can see.
 *
 * @param states {@code $states}: input, context, and result or errorOutput where there is one
 * @param variables by name, inner scopes over outer ones
 */
public record Bindings(ObjectNode states, Map<String, JsonNode> variables) {

  /** The same with one more member of {@code $states}. */
  public Bindings with(String member, JsonNode value) {
    ObjectNode more = states.objectNode().setAll(states);
    more.set(member, value);
    return new Bindings(more, variables);
  }
}
