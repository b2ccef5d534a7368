package dev.backline.cloud.lambda;

import dev.backline.cloud.template.Function;
import dev.backline.cloud.template.Layer;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The functions of a template, each loaded from its built zip when it is first called. */
public final class Lambda implements Invoker, AutoCloseable {
  private static final int ATTEMPTS_OF_AN_EVENT = 3;
  private static final long FIRST_RETRY_MS = 1_000;
  private static final long CALLS_LOOKED_FOR_EVERY_MS = 50;
  private static final long QUIET_NS = Duration.ofSeconds(3).toNanos();
  private static final Logger LOG = Logger.getLogger(Lambda.class.getName());

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final Map<String, Function> functions;
  private final List<Layer> layers;
  private final Endpoints endpoints;
  private final Options options;
  private final UnpackedZips zips;
  private final Map<Path, ClassFiles> classes = new ConcurrentHashMap<>();
  private final SharedClasses shared = new SharedClasses();
  private final Map<String, FunctionPool> pools = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile long lastCallNs = System.nanoTime();
  private final ExecutorService events =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("event-", 0).factory());

  /**
   * How functions are run.
   *
   * @param data the folder for unpacked zips and logs
   * @param isolated whether each instance is a process of its own
   * @param maxInstances of one function; further calls wait
   * @param console where the logs go besides their files
   */
  public record Options(
      Path data, boolean isolated, int maxInstances, Optional<OutputStream> console) {}

  /**
   * @throws IllegalArgumentException when a zip is not built; the message names the function and
   *     the file
   */
  public Lambda(
      List<Function> functions, List<Layer> layers, Endpoints endpoints, Options options) {
    functions.forEach(Lambda::requireBuilt);
    this.functions =
        functions.stream()
            .collect(Collectors.toUnmodifiableMap(Function::logicalId, function -> function));
    this.layers = List.copyOf(layers);
    this.endpoints = endpoints;
    this.options = options;
    this.zips = new UnpackedZips(options.data().resolve("packages"));
  }

  @Override
  public InvocationResult invoke(String function, byte[] payload) {
    FunctionPool pool = pools.computeIfAbsent(function, this::pool);
    underWay.incrementAndGet();
    try {
      return pool.invoke(payload);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Failures.failure("Lambda.ServiceException", "The embedded cloud is stopping");
    } finally {
      lastCallNs = System.nanoTime();
      underWay.decrementAndGet();
    }
  }

  @Override
  public CompletableFuture<InvocationResult> invokeEvent(String function, byte[] payload) {
    pools.computeIfAbsent(function, this::pool);
    return CompletableFuture.supplyAsync(() -> untilAnswered(function, payload), events);
  }

  /**
   * Loads an instance of each function in turn, lets it rehearse, and returns when all did. One
   * that cannot be loaded is left for its first call to complain of.
   *
   * <p>Nobody rehearses who was called before. On Lambda only what starts from a snapshot
   * rehearses. Here every function may, for its code is compiled in this very virtual machine, and
   * is so before somebody waits for it.
   *
   * @param soon is loaded whenever calls leave a processor free
   * @param later is loaded when there have been no calls for a while, as rehearsals are: what is
   *     under way does not need them
   */
  public void warm(List<String> soon, List<String> later) throws InterruptedException {
    for (String function : soon)
      when(() -> underWay.get() < PROCESSORS, function, FunctionPool::warm);
    for (String function : soon) when(this::quiet, function, FunctionPool::rehearse);
    for (String function : later) {
      when(this::quiet, function, FunctionPool::warm);
      when(this::quiet, function, FunctionPool::rehearse);
    }
  }

  private void when(BooleanSupplier allowed, String function, Preparation preparation)
      throws InterruptedException {
    while (!allowed.getAsBoolean()) Thread.sleep(CALLS_LOOKED_FOR_EVERY_MS);
    try {
      preparation.prepare(pools.computeIfAbsent(function, this::pool));
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, e, () -> function + " was not warmed");
    }
  }

  private interface Preparation {
    void prepare(FunctionPool pool) throws InterruptedException;
  }

  private boolean quiet() {
    return underWay.get() == 0 && System.nanoTime() - lastCallNs > QUIET_NS;
  }

  /** Ends every instance; calls that are under way are interrupted. */
  @Override
  public void close() {
    events.shutdownNow();
    pools.values().forEach(FunctionPool::close);
    shared.close();
    classes.values().forEach(ClassFiles::close);
  }

  private InvocationResult untilAnswered(String function, byte[] payload) {
    InvocationResult result = invoke(function, payload);
    for (int attempt = 1;
        attempt < ATTEMPTS_OF_AN_EVENT && result instanceof InvocationResult.Failure;
        attempt++) {
      try {
        Thread.sleep(FIRST_RETRY_MS << (attempt - 1));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return result;
      }
      result = invoke(function, payload);
    }
    return result;
  }

  private FunctionPool pool(String id) {
    Function function = functions.get(id);
    if (function == null)
      throw new IllegalArgumentException("no function " + id + " in the template");
    var log = new FunctionLog(options.data().resolve("logs"), id, options.console());
    FunctionSettings settings = FunctionSettings.of(function, layers, endpoints, zips);
    Supplier<Instance> start =
        options.isolated()
            ? () -> new IsolatedInstance(settings, log)
            : () ->
                new InProcessInstance(
                    settings,
                    classes.computeIfAbsent(settings.taskRoot(), ClassFiles::new),
                    shared,
                    log);
    return new FunctionPool(function, options.maxInstances(), log, start);
  }

  private static void requireBuilt(Function function) {
    if (!Files.isReadable(function.code())) {
      throw new IllegalArgumentException(
          function.logicalId()
              + ".CodeUri: "
              + function.code()
              + " is not built; build it with: ./mvnw package");
    }
  }
}
