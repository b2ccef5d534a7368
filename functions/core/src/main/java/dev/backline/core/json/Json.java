package dev.backline.core.json;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and writes JSON through Micronaut Serde; types need {@code @Serdeable}. Null and empty
 * members are written.
 */
@Singleton
public final class Json {

  private final ObjectMapper mapper;

  Json(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Reads a value.
   *
   * @throws MalformedJson if the text is not JSON or does not fit the type
   */
  public <T> T read(String text, Class<T> type) {
    return read(text.getBytes(StandardCharsets.UTF_8), Argument.of(type));
  }

  /** As {@link #read(String, Class)}, from UTF-8 bytes and for generic types. */
  public <T> T read(byte[] text, Argument<T> type) {
    try {
      return present(mapper.readValue(text, type), type);
    } catch (IOException e) {
      throw new MalformedJson(e);
    }
  }

  /** As {@link #read(String, Class)}, from a stream, which is not closed. */
  public <T> T read(InputStream text, Argument<T> type) {
    try {
      return present(mapper.readValue(text, type), type);
    } catch (IOException e) {
      throw new MalformedJson(e);
    }
  }

  /** A value as JSON text. */
  public String write(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** A value as UTF-8 JSON. */
  public byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a value as UTF-8 JSON to a stream, which is not closed. */
  public void write(Object value, OutputStream out) throws IOException {
    mapper.writeValue(out, value);
  }

  /** A value as a tree. */
  public JsonNode tree(Object value) {
    try {
      return mapper.writeValueToTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tree as a value. */
  public <T> T read(JsonNode tree, Class<T> type) {
    try {
      return mapper.readValueFromTree(tree, Argument.of(type));
    } catch (IOException e) {
      throw new MalformedJson(e);
    }
  }

  /**
   * The canonical form of a tree: members sorted by name, null members left out, no white space.
   * Equal content has equal bytes, whatever the order in which it was written.
   */
  public byte[] canonical(JsonNode tree) {
    return bytes(sorted(tree));
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> members = new TreeMap<>();
      node.entries()
          .forEach(
              member -> {
                if (!member.getValue().isNull()) {
                  members.put(member.getKey(), sorted(member.getValue()));
                }
              });
      return JsonNode.createObjectNode(members);
    }
    if (node.isArray()) {
      return JsonNode.createArrayNode(
          java.util.stream.StreamSupport.stream(node.values().spliterator(), false)
              .map(Json::sorted)
              .toList());
    }
    return node;
  }

  private static <T> T present(T value, Argument<T> type) {
    if (value == null) {
      throw new MalformedJson("Expected " + type.getType().getSimpleName() + ", found null");
    }
    return value;
  }
}
