package dev.backline.cloud.cli;

import dev.backline.cloud.Cloud;
import dev.backline.cloud.CloudOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code localstack/backline up}. */
@Command(
    name = "up",
    description =
        "Run the product on this machine until Ctrl-C. What was running goes on at the next start.",
    mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {
  /**
   * Longer than an orderly stop takes; after it the process ends anyway, and nothing is lost by
   * that.
   */
  private static final Duration STOPS_WITHIN = Duration.ofMillis(1200);

  @Mixin private CloudArguments arguments;
  @Spec private CommandSpec spec;

  @Option(
      names = "--explain",
      description = "say what of template.yaml runs here and what has no effect, and end")
  private boolean explain;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    var options = arguments.options();
    if (explain) {
      Explanation.print(Cloud.template(options), out);
      return 0;
    }
    long begun = System.nanoTime();
    var cloud = Cloud.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cloud), "stop"));
    announce(cloud, options, Duration.ofNanos(System.nanoTime() - begun), out);
    cloud.warm(ProductionFunctions.IN_ORDER);
    new CountDownLatch(1).await();
    return 0;
  }

  private static void announce(Cloud cloud, CloudOptions options, Duration took, PrintWriter out)
      throws InterruptedException {
    out.printf(
        """

        Backline is up (%.1f s). Data: %s

          API              %s
          S3               %s
          SQS              %s
          DynamoDB         %s
          Step Functions   %s
        """,
        took.toMillis() / 1000.0,
        options.data(),
        cloud.baseUrl(),
        cloud.endpoints().s3(),
        cloud.endpoints().sqs(),
        cloud.endpoints().dynamoDb(),
        cloud.endpoints().stepFunctions());
    out.flush();
    try {
      var login = DemoLogin.of(cloud.baseUrl(), options.data());
      out.print(new Invitation(cloud.baseUrl(), login, options.root()).text());
    } catch (IOException e) {
      out.println("\nThere is no demo login: " + e.getMessage());
    }
    out.println("\nCtrl-C stops it; what is running goes on at the next start.");
    out.flush();
  }

  private static void stop(Cloud cloud) {
    var stopping = Thread.ofPlatform().daemon().start(cloud::close);
    try {
      if (!stopping.join(STOPS_WITHIN)) {
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException _) {
      Runtime.getRuntime().halt(0);
    }
  }
}
