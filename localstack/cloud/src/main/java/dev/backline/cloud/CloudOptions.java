package dev.backline.cloud;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How an embedded cloud is to run.
 *
 * @param root the folder of {@code template.yaml}, with everything built
 * @param data the folder in which it keeps everything
 * @param fresh whether what an earlier cloud kept there is deleted first
 * @param isolated whether each instance of a function is a process of its own, as on AWS, rather
 *     than a class loader
 * @param dynamoDb a DynamoDB that runs already, instead of the one the cloud would start
 * @param logs whether the functions' logs go to standard error besides their files
 */
public record CloudOptions(
    Path root,
    Path data,
    Ports ports,
    boolean fresh,
    boolean isolated,
    Optional<URI> dynamoDb,
    boolean logs) {

  public CloudOptions {
    requireNonNull(root, "root is null");
    requireNonNull(data, "data is null");
    requireNonNull(ports, "ports is null");
  }

  /** Everything in this process, on ports that are free, silent: what a test wants. */
  public static CloudOptions onFreePorts(Path root, Path data) {
    return new CloudOptions(root, data, Ports.free(), false, false, Optional.empty(), false);
  }

  /** Where the HTTP API of a cloud with these options answers. */
  public URI apiUrl() {
    return Ports.uri(ports.api());
  }

  /** The same, with the functions' logs in their files only. */
  public CloudOptions withoutConsoleLogs() {
    return new CloudOptions(root, data, ports, fresh, isolated, dynamoDb, false);
  }

  /** Parameters of the template that depend on the machine. */
  Map<String, String> parameters() {
    var arm = System.getProperty("os.arch").equals("aarch64");
    return Map.of("Architecture", arm ? "arm64" : "x86_64");
  }
}
