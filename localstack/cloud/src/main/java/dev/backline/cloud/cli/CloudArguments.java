package dev.backline.cloud.cli;

import dev.backline.cloud.CloudOptions;
import dev.backline.cloud.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that starts the embedded cloud. */
final class CloudArguments {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "port of the HTTP API; S3, SQS, DynamoDB, Step Functions, EventBridge and Secrets Manager"
              + " take the six after it (default: ${DEFAULT-VALUE})")
  private int port = 8710;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: .backline/data of the repository)")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--fresh", description = "start over: delete what was kept")
  private boolean fresh;

  @Option(
      names = "--isolate",
      description = "run each instance of a function in a process of its own, as AWS does")
  private boolean isolate;

  @Option(
      names = "--dynamodb",
      paramLabel = "URL",
      description =
          "use this DynamoDB (or Floci) instead of starting Amazon's DynamoDB Local, whose licence"
              + " asks for an AWS account")
  private Optional<URI> dynamoDb = Optional.empty();

  @Option(
      names = "--quiet",
      description =
          "do not show the functions' logs (they are kept below the data folder in any case)")
  private boolean quiet;

  CloudOptions options() {
    var root = root();
    return new CloudOptions(
        root,
        data.orElse(root.resolve(".backline").resolve("data")).toAbsolutePath().normalize(),
        Ports.from(port),
        fresh,
        isolate,
        dynamoDb,
        !quiet);
  }

  static Path root() {
    return Path.of(System.getProperty("backline.root", ".")).toAbsolutePath().normalize();
  }
}
