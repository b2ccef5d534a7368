package dev.backline.cloud;

import dev.backline.cloud.gateway.Gateway;
import dev.backline.cloud.lambda.Endpoints;
import dev.backline.cloud.lambda.Invoker;
import dev.backline.cloud.lambda.Lambda;
import dev.backline.cloud.template.Addresses;
import dev.backline.cloud.template.Api;
import dev.backline.cloud.template.Template;
import dev.backline.cloud.template.TemplateReader;
import dev.backline.stores.LocalAccount;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The embedded cloud: {@code template.yaml} and the built zips, running on 127.0.0.1 in this
 * process.
 *
 * <p>Everything that was accepted is on disk before it is answered. Whatever ends a cloud, one that
 * is started later over the same data goes on where it stopped.
 */
public final class Cloud implements AutoCloseable {
  private static final String STACK = "backline";

  /**
   * Instances of one function at the same time; more would only fight for a laptop's processors.
   */
  private static final int INSTANCES = 4;

  private final Template template;
  private final Endpoints endpoints;
  private final Deque<AutoCloseable> parts;
  private final Lambda lambda;
  private final Gateway gateway;

  private Cloud(
      Template template,
      Endpoints endpoints,
      Deque<AutoCloseable> parts,
      Lambda lambda,
      Gateway gateway) {
    this.template = template;
    this.endpoints = endpoints;
    this.parts = parts;
    this.lambda = lambda;
    this.gateway = gateway;
  }

  /**
   * Reads the template that a cloud with these options would run.
   *
   * @throws dev.backline.cloud.template.TemplateException if it asks for what the embedded cloud
   *     does not emulate
   */
  public static Template template(CloudOptions options) {
    var ports = options.ports();
    return TemplateReader.read(
        options.root().resolve("template.yaml"), options.parameters(), addresses(ports));
  }

  /**
   * Starts everything and returns when the HTTP API answers.
   *
   * @throws dev.backline.cloud.template.TemplateException if the template asks for what the
   *     embedded cloud does not emulate
   * @throws IllegalStateException if a port or the data folder is in use
   * @throws IllegalArgumentException if a zip is not built
   */
  public static Cloud start(CloudOptions options) {
    var template = template(options);
    var ports = options.ports();
    ports.requireFree(options.dynamoDb().isEmpty());
    var parts = new ArrayDeque<AutoCloseable>();
    try {
      var data = push(parts, DataFolder.take(options.data(), options.fresh()));
      var endpoints =
          new Endpoints(
              options.dynamoDb().orElse(Ports.uri(ports.dynamoDb())),
              Ports.uri(ports.s3()),
              Ports.uri(ports.sqs()),
              Ports.uri(ports.stepFunctions()),
              Ports.uri(ports.eventBridge()),
              Ports.uri(ports.secretsManager()));
      var lambda =
          push(
              parts,
              new Lambda(
                  template.functions(),
                  template.layers(),
                  endpoints,
                  new Lambda.Options(
                      data.folder("lambda"), options.isolated(), INSTANCES, console(options))));
      push(parts, Stores.start(options, template, data));
      var gateway = push(parts, gateway(template, ports, lambda));
      return new Cloud(template, endpoints, parts, lambda, gateway);
    } catch (RuntimeException e) {
      closeAll(parts);
      throw e;
    }
  }

  /** Where the HTTP API answers, without a trailing slash. */
  public URI baseUrl() {
    return gateway.url();
  }

  /** Where the AWS services answer. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** What runs. */
  public Template template() {
    return template;
  }

  /** Calls functions past the HTTP API. */
  public Invoker functions() {
    return lambda;
  }

  /** Stops everything; what was under way goes on in the next cloud over the same data. */
  @Override
  public void close() {
    closeAll(parts);
  }

  private static Gateway gateway(Template template, Ports ports, Lambda lambda) {
    Api api =
        template
            .api()
            .orElseThrow(
                () -> new IllegalStateException("the template has no AWS::Serverless::HttpApi"));
    return Gateway.start(api, ports.api(), addresses(ports), new CalledFunctions(lambda));
  }

  private static Addresses addresses(Ports ports) {
    return new Addresses(
        STACK,
        LocalAccount.ID,
        LocalAccount.REGION.id(),
        Ports.uri(ports.sqs()),
        Ports.uri(ports.api()));
  }

  private static Optional<OutputStream> console(CloudOptions options) {
    return options.logs() ? Optional.of(System.err) : Optional.empty();
  }

  private static <T extends AutoCloseable> T push(Deque<AutoCloseable> parts, T part) {
    parts.push(part);
    return part;
  }

  private static void closeAll(Deque<AutoCloseable> parts) {
    synchronized (parts) {
      while (!parts.isEmpty()) {
        close(parts.pop());
      }
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.getLogger(Cloud.class.getName())
          .log(System.Logger.Level.WARNING, "did not stop cleanly", e);
    }
  }
}
