package dev.backline.cloud.testing;

import dev.backline.cloud.Cloud;
import dev.backline.cloud.CloudOptions;
import dev.backline.cloud.template.Function;
import dev.backline.cloud.template.Layer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the cloud for the first test that needs it and stops it after the last. */
final class EmbeddedCloudExtension implements ExecutionCondition, ParameterResolver {
  private static final Path ROOT = Path.of(System.getProperty("backline.root"));

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return firstMissing()
        .map(
            file ->
                ConditionEvaluationResult.disabled(
                    file + " is not built: ./mvnw -DskipTests package"))
        .orElse(ConditionEvaluationResult.enabled("everything is built"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == CloudClient.class || type == Cloud.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var cloud =
        context
            .getRoot()
            .getStore(Namespace.create(EmbeddedCloud.class))
            .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class)
            .cloud();
    return parameter.getParameter().getType() == Cloud.class
        ? cloud
        : CloudClient.of(cloud.baseUrl());
  }

  private static Optional<Path> firstMissing() {
    var template = Cloud.template(CloudOptions.onFreePorts(ROOT, ROOT));
    var zips =
        Stream.concat(
            template.functions().stream().map(Function::code),
            template.layers().stream().map(Layer::content));
    var definitions = template.stateMachines().stream().map(machine -> machine.definition());
    return Stream.concat(zips, definitions).filter(file -> !Files.isReadable(file)).findFirst();
  }

  private record Running(Cloud cloud, Path data) implements AutoCloseable {

    static Running start() {
      try {
        var data = Files.createTempDirectory("backline-cloud");
        return new Running(Cloud.start(CloudOptions.onFreePorts(ROOT, data)), data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      cloud.close();
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
