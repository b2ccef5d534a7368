package dev.backline.core.step;

import dev.backline.core.json.Json;
import dev.backline.core.objects.Sha256;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The identity of a step's work: SHA-256 over the step's name, its engine version and its canonical
 * input. A file counts by its content, so the {@code key} beside a {@code sha256} is left out; so
 * are {@code userId} and {@code productionId}: who asks does not change the result.
 */
final class InputHash {

  private static final Set<String> WHO_ASKS = Set.of("userId", "productionId");

  private InputHash() {}

  static String of(Json json, String step, String engineVersion, Object input) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes((step + "\n" + engineVersion + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(json.canonical(content(json.tree(input))));
    return Sha256.of(bytes.toByteArray());
  }

  private static JsonNode content(JsonNode node) {
    if (node.isArray()) {
      return JsonNode.createArrayNode(
          StreamSupport.stream(node.values().spliterator(), false)
              .map(InputHash::content)
              .toList());
    }
    if (!node.isObject()) {
      return node;
    }
    boolean file = node.get("sha256") != null;
    Map<String, JsonNode> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.entries()) {
      String name = member.getKey();
      if (!WHO_ASKS.contains(name) && !(file && name.equals("key"))) {
        members.put(name, content(member.getValue()));
      }
    }
    return JsonNode.createObjectNode(members);
  }
}
