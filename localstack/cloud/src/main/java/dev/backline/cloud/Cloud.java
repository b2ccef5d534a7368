package dev.backline.cloud;

import dev.backline.cloud.events.Events;
import dev.backline.cloud.gateway.Gateway;
import dev.backline.cloud.lambda.Endpoints;
import dev.backline.cloud.lambda.Invoker;
import dev.backline.cloud.lambda.Lambda;
import dev.backline.cloud.secrets.Secrets;
import dev.backline.cloud.states.StateMachines;
import dev.backline.cloud.template.Addresses;
import dev.backline.cloud.template.Api;
import dev.backline.cloud.template.Template;
import dev.backline.cloud.template.TemplateReader;
import dev.backline.cloud.wire.AwsJsonService;
import dev.backline.stores.LocalAccount;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private static final Clock CLOCK = Clock.systemUTC();

  /**
   * Instances of one function at the same time; more would only fight for a laptop's processors,
   * and each costs about 40 MB.
   */
  private static final int INSTANCES = 2;

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
    options.ports().requireFree(options.dynamoDb().isEmpty());
    var parts = new ArrayDeque<AutoCloseable>();
    try {
      return start(options, template, parts);
    } catch (RuntimeException e) {
      closeAll(parts);
      throw e;
    }
  }

  private static Cloud start(CloudOptions options, Template template, Deque<AutoCloseable> parts) {
    var ports = options.ports();
    var data = push(parts, DataFolder.take(options.data(), options.fresh()));
    var endpoints = endpoints(options);
    var lambda = push(parts, lambda(options, template, endpoints, data));
    Stores stores;
    StateMachines machines;
    try (var starting = new Starting()) {
      var storesUp = starting.begin(() -> Stores.start(options, template, data), Stores::close);
      var machinesUp =
          starting.begin(
              () ->
                  new StateMachines(
                      template,
                      lambda,
                      endpoints,
                      data.folder("workflows"),
                      ports.stepFunctions(),
                      CLOCK),
              StateMachines::close);
      starting.await();
      stores = push(parts, storesUp.join());
      machines = push(parts, machinesUp.join());
    }
    var events =
        push(
            parts,
            new Events(template, lambda, machines::start, endpoints, data.folder("events"), CLOCK));
    try {
      push(parts, new AwsJsonService(ports.secretsManager(), secrets(template, data).operations()));
      push(
          parts,
          new AwsJsonService(
              ports.eventBridge(), Map.of("AWSEvents.PutEvents", events.bridge()::putEvents)));
      stores.buckets().deliverTo(events.objects());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    events.start();
    machines.resume();
    var gateway = push(parts, gateway(template, ports, lambda));
    return new Cloud(template, endpoints, parts, lambda, gateway);
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

  /**
   * Loads the functions in the background, so that first calls are quick: those that are named in
   * this order, then, while nothing is asked of the cloud, those behind the HTTP API and the
   * others.
   */
  public void warm(List<String> first) {
    var others = new LinkedHashSet<String>();
    template.api().ifPresent(api -> api.authorizer().ifPresent(it -> others.add(it.function())));
    template.api().ifPresent(api -> api.routes().forEach(route -> others.add(route.function())));
    template.functions().forEach(function -> others.add(function.logicalId()));
    first.forEach(others::remove);
    var warming =
        Thread.ofPlatform().daemon().name("warm").start(() -> warm(first, List.copyOf(others)));
    synchronized (parts) {
      parts.push(warming::interrupt);
    }
  }

  private void warm(List<String> first, List<String> others) {
    try {
      lambda.warm(first, others);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
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

  private static Endpoints endpoints(CloudOptions options) {
    var ports = options.ports();
    return new Endpoints(
        options.dynamoDb().orElse(Ports.uri(ports.dynamoDb())),
        Ports.uri(ports.s3()),
        Ports.uri(ports.sqs()),
        Ports.uri(ports.stepFunctions()),
        Ports.uri(ports.eventBridge()),
        Ports.uri(ports.secretsManager()));
  }

  private static Lambda lambda(
      CloudOptions options, Template template, Endpoints endpoints, DataFolder data) {
    Optional<OutputStream> console = options.logs() ? Optional.of(System.err) : Optional.empty();
    return new Lambda(
        template.functions(),
        template.layers(),
        endpoints,
        new Lambda.Options(data.folder("lambda"), options.isolated(), INSTANCES, console));
  }

  private static Secrets secrets(Template template, DataFolder data) {
    return new Secrets(data.folder("secrets"), template.secrets());
  }

  private static Addresses addresses(Ports ports) {
    return new Addresses(
        STACK,
        LocalAccount.ID,
        LocalAccount.REGION.id(),
        Ports.uri(ports.sqs()),
        Ports.uri(ports.api()));
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
