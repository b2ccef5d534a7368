package dev.backline.cloud.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param name its name on this cloud, unique
 * @param arn its unqualified ARN
 * @param alias the alias that events and workflows call, if one is published
 * @param code the zip, with {@code lib/} of jars or classes at its root
 * @param handler {@code package.Class} or {@code package.Class::method}
 * @param environment resolved variables, without those that Lambda itself sets
 * @param ephemeralStorageMb size of {@code /tmp}
 * @param layers logical ids of its {@link Layer layers}, in order
 * @param snapStart whether it starts from a snapshot taken after its initialisation
 */
public record Function(
    String logicalId,
    String name,
    String arn,
    Optional<String> alias,
    Path code,
    String handler,
    Map<String, String> environment,
    Duration timeout,
    int memoryMb,
    int ephemeralStorageMb,
    List<String> layers,
    boolean snapStart) {

  public Function {
    environment = Map.copyOf(environment);
    layers = List.copyOf(layers);
  }

  /** The ARN that callers use: of the alias if there is one. */
  public String qualifiedArn() {
    return alias.map(name -> arn + ":" + name).orElse(arn);
  }
}
