package dev.backline.workflows.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The variables of one flow. A flow inside sees those outside; what it assigns ends with it. */
final class Scope {

  private final Optional<Scope> outer;
  private final Map<String, JsonNode> variables = new ConcurrentHashMap<>();

  private Scope(Optional<Scope> outer) {
    this.outer = outer;
  }

  static Scope root() {
    return new Scope(Optional.empty());
  }

  Scope inner() {
    return new Scope(Optional.of(this));
  }

  void assign(ObjectNode values) {
    values.properties().forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
  }

  Map<String, JsonNode> visible() {
    Map<String, JsonNode> all = outer.map(Scope::visible).orElseGet(HashMap::new);
    all.putAll(variables);
    return all;
  }
}
