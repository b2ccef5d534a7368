package dev.backline.cloud.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backline.cloud.template.Addresses;
import dev.backline.cloud.template.Api.Route;
import dev.backline.cloud.template.Template;
import dev.backline.cloud.template.TemplateReader;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The template sends a request to a function exactly if a controller of it answers and its document
 * tells of it.
 */
final class RoutesAgreeTest {
  private static final Template TEMPLATE =
      TemplateReader.read(
          Modules.root().resolve("template.yaml"),
          Map.of(),
          new Addresses(
              "backline",
              "000000000000",
              "us-east-1",
              URI.create("http://127.0.0.1:8712"),
              URI.create("http://127.0.0.1:8710")));

  static List<String> functions() {
    var functions =
        Modules.builtFunctions().stream()
            .filter(function -> Files.isDirectory(documents(function)))
            .toList();
    assumeTrue(!functions.isEmpty(), "no function with an HTTP API is built");
    return functions;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theTemplateHasTheRoutesOfTheDocument(String function) throws IOException {
    assertThat(routesOfTemplate(function)).isEqualTo(routesOfDocuments(function));
  }

  private static Set<String> routesOfTemplate(String function) {
    var routes = new TreeSet<String>();
    for (Route route : TEMPLATE.api().orElseThrow().routes()) {
      if (TEMPLATE
          .function(route.function())
          .code()
          .startsWith(Modules.root().resolve("functions").resolve(function))) {
        routes.add(route.key());
      }
    }
    return routes;
  }

  private static Set<String> routesOfDocuments(String function) throws IOException {
    var routes = new TreeSet<String>();
    try (Stream<Path> files = Files.list(documents(function))) {
      for (Path file : files.toList()) {
        try (Reader reader = Files.newBufferedReader(file)) {
          Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(reader);
          document
              .getOrDefault("paths", Map.of())
              .forEach(
                  (path, operations) ->
                      operations
                          .keySet()
                          .forEach(
                              method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        }
      }
    }
    return routes;
  }

  private static Path documents(String function) {
    return Modules.classes("functions", function).resolve("META-INF").resolve("swagger");
  }
}
