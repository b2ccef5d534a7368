package dev.backline.acceptance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Joins what the annotation processor wrote for each function into one OpenAPI 3.1 document, and
 * adds what all operations have in common: the bearer token, the problem that every failure is, and
 * the idempotency key of unsafe operations. Equal input gives equal bytes.
 */
public final class ApiDocument {

  private static final Set<String> UNSAFE = Set.of("post", "put", "patch", "delete");
  private static final Set<String> METHODS =
      Set.of("get", "head", "options", "post", "put", "patch", "delete");

  private final Map<String, Object> paths = new TreeMap<>();
  private final Map<String, Object> schemas = new TreeMap<>();

  private ApiDocument() {}

  /**
   * Writes the document, if all functions with an API have been built; otherwise the one that
   * stands in docs is taken as it is.
   *
   * @param arguments the root of the repository, the version, the file that goes into the artifact
   */
  public static void main(String... arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Path kept = root.resolve("docs/api/openapi.yaml");
    List<Path> functions = functions(root.resolve("functions"));
    List<Path> built = functions.stream().filter(Files::isDirectory).toList();
    if (built.size() == functions.size() || Files.notExists(kept)) {
      List<Path> parts = new ArrayList<>();
      for (Path function : built) {
        parts.addAll(list(function));
      }
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, join(parts, arguments[1]));
    } else {
      System.out.println(
          "docs/api/openapi.yaml is left as it is: not all functions of the API are built.");
    }
    Path artifact = Path.of(arguments[2]);
    Files.createDirectories(artifact.getParent());
    Files.copy(kept, artifact, StandardCopyOption.REPLACE_EXISTING);
  }

  static String join(List<Path> parts, String version) throws IOException {
    var document = new ApiDocument();
    for (Path part : parts) {
      document.add(part);
    }
    return yaml().dump(document.whole(version));
  }

  /** Where the annotation processor writes for each function that has an API, built or not. */
  private static List<Path> functions(Path folder) throws IOException {
    List<Path> functions = new ArrayList<>();
    for (Path function : list(folder)) {
      Path pom = function.resolve("pom.xml");
      if (Files.exists(pom) && Files.readString(pom).contains("micronaut-openapi-annotations")) {
        functions.add(function.resolve("target/classes/META-INF/swagger"));
      }
    }
    return functions;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private void add(Path part) throws IOException {
    try (Reader text = Files.newBufferedReader(part)) {
      Map<String, Object> document = yaml().load(text);
      merge(paths, member(document, "paths"), part);
      merge(schemas, member(member(document, "components"), "schemas"), part);
    }
  }

  private static void merge(Map<String, Object> into, Map<String, Object> members, Path part) {
    members.forEach(
        (name, value) -> {
          Object known = into.putIfAbsent(name, value);
          if (known != null && !known.equals(value)) {
            throw new IllegalStateException(
                name + " of " + part + " differs from that of another function: rename one");
          }
        });
  }

  private Map<String, Object> whole(String version) {
    paths.values().forEach(ApiDocument::complete);
    schemas.put("Problem", problem());
    var whole = new LinkedHashMap<String, Object>();
    whole.put("openapi", "3.1.0");
    whole.put(
        "info",
        ordered(
            "title",
            "Backline",
            "version",
            version,
            "description",
            "From a raw vocal to a mastered track. Every failure is a problem (RFC 9457); its codes"
                + " are listed in docs/api/errors.md.",
            "license",
            ordered("name", "GPL-3.0-or-later", "identifier", "GPL-3.0-or-later")));
    whole.put("servers", List.of(Map.of("url", "/")));
    whole.put("paths", paths);
    whole.put(
        "components",
        ordered(
            "schemas", schemas,
            "responses", ordered("Problem", response()),
            "parameters", ordered("IdempotencyKey", idempotencyKey()),
            "securitySchemes",
                ordered(
                    "bearer", ordered("type", "http", "scheme", "bearer", "bearerFormat", "JWT"))));
    return whole;
  }

  private static void complete(Object path) {
    map(path)
        .forEach(
            (method, value) -> {
              if (!METHODS.contains(method)) {
                return;
              }
              Map<String, Object> operation = map(value);
              member(operation, "responses")
                  .put("default", Map.of("$ref", "#/components/responses/Problem"));
              if (UNSAFE.contains(method) && operation.containsKey("security")) {
                List<Object> parameters = new ArrayList<>();
                if (operation.get("parameters") instanceof List<?> known) {
                  parameters.addAll(known);
                }
                parameters.add(Map.of("$ref", "#/components/parameters/IdempotencyKey"));
                operation.put("parameters", parameters);
              }
            });
  }

  private static Map<String, Object> problem() {
    var text = Map.of("type", "string");
    return ordered(
        "type",
        "object",
        "description",
        "RFC 9457 with extension members; further members depend on the code.",
        "required",
        List.of("type", "title", "status", "detail", "instance", "ok", "error", "requestId"),
        "properties",
        ordered(
            "type", ordered("type", "string", "format", "uri"),
            "title", text,
            "status", Map.of("type", "integer"),
            "detail", text,
            "instance", text,
            "ok", ordered("type", "boolean", "const", false),
            "error", ordered("type", "string", "description", "the stable code"),
            "requestId", text,
            "field",
                ordered(
                    "type", "string", "description", "the member of the request that is to blame"),
            "retryAfter", ordered("type", "integer", "description", "seconds")));
  }

  private static Map<String, Object> response() {
    return ordered(
        "description",
        "A problem",
        "content",
        Map.of(
            "application/problem+json",
            Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
  }

  private static Map<String, Object> idempotencyKey() {
    return ordered(
        "name", "Idempotency-Key",
        "in", "header",
        "required", false,
        "description",
            "Makes the call safe to repeat: the same key has the same answer for 24 hours.",
        "schema", ordered("type", "string", "minLength", 1, "maxLength", 255));
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> member(Map<String, Object> map, String name) {
    return map(map.computeIfAbsent(name, _ -> new LinkedHashMap<>()));
  }

  @SuppressWarnings("unchecked") // YAML maps of these documents have text keys
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Yaml yaml() {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(120);
    options.setSplitLines(false);
    var representer = new Representer(options);
    return new Yaml(new SafeConstructor(new LoaderOptions()), representer, options);
  }
}
