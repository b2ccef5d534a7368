package dev.backline.cloud.lambda;

import dev.backline.cloud.template.Function;
import dev.backline.cloud.template.Layer;
import dev.backline.stores.LocalAccount;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function ready to be loaded.
 *
 * @param taskRoot the folder with what its zip holds
 * @param environment everything that it sees
 */
record FunctionSettings(Function function, Path taskRoot, Map<String, String> environment) {

  /** Puts together what the template, Lambda and the endpoints set. */
  static FunctionSettings of(
      Function function, List<Layer> layers, Endpoints endpoints, UnpackedZips zips) {
    Path taskRoot = zips.of(function.code());
    var environment = new HashMap<String, String>(endpoints.variables());
    environment.putAll(reserved(function, taskRoot));
    Optional<Path> opt = contentOf(function, layers, zips);
    function
        .environment()
        .forEach(
            (name, value) ->
                environment.put(name, opt.map(path -> below(path, value)).orElse(value)));
    return new FunctionSettings(function, taskRoot, Map.copyOf(environment));
  }

  /** What Lambda sets: Lambda developer guide, defined runtime environment variables. */
  private static Map<String, String> reserved(Function function, Path taskRoot) {
    return Map.ofEntries(
        Map.entry("_HANDLER", function.handler()),
        Map.entry("AWS_REGION", LocalAccount.REGION.id()),
        Map.entry("AWS_DEFAULT_REGION", LocalAccount.REGION.id()),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb())),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name()),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "embedded"),
        Map.entry("AWS_ACCESS_KEY_ID", LocalAccount.ACCESS_KEY_ID),
        Map.entry("AWS_SECRET_ACCESS_KEY", LocalAccount.SECRET_ACCESS_KEY),
        Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
        Map.entry("LAMBDA_TASK_ROOT", taskRoot.toString()),
        Map.entry("LAMBDA_RUNTIME_DIR", taskRoot.toString()),
        Map.entry("TMPDIR", System.getProperty("java.io.tmpdir")),
        Map.entry("TZ", ":UTC"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry(
            "PATH",
            Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin")));
  }

  private static Optional<Path> contentOf(
      Function function, List<Layer> layers, UnpackedZips zips) {
    if (function.layers().size() > 1) {
      throw new IllegalArgumentException(
          function.logicalId()
              + ".Layers: the embedded cloud maps one layer to /opt, not "
              + function.layers());
    }
    return function.layers().stream()
        .findFirst()
        .map(
            id ->
                layers.stream()
                    .filter(layer -> layer.logicalId().equals(id))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                function.logicalId() + ".Layers: no layer " + id)))
        .map(layer -> zips.of(layer.content()));
  }

  /**
   * A laptop has no /opt of Lambda: a value that starts there starts in the layer's folder instead.
   */
  private static String below(Path opt, String value) {
    return value.equals("/opt") || value.startsWith("/opt/")
        ? opt + value.substring("/opt".length())
        : value;
  }
}
