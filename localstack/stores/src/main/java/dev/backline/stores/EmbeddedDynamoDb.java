package dev.backline.stores;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * DynamoDB Local in a Java process of its own, on 127.0.0.1. Amazon's licence forbids to distribute
 * it or to compile it into another program; so it is started from the class path that Maven
 * resolved on the user's machine and is never part of an artifact.
 *
 * <p>Its process ends with this one, however this one ends. No telemetry is sent.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {
  private static final int READY_WITHIN_SECONDS = 60;
  private static final int KEPT_LINES = 30;

  private final Process process;
  private final URI endpoint;

  private EmbeddedDynamoDb(Process process, int port) {
    this.process = process;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * The file that the build of {@code localstack/dynamodb} writes, below the root that the system
   * property {@code backline.root} names.
   *
   * @throws StoreNotStarted when the property is not set
   */
  public static Path resolvedClassPath() {
    String root = System.getProperty("backline.root");
    if (root == null)
      throw new StoreNotStarted("DynamoDB Local: the system property backline.root is not set");
    return Path.of(root, "localstack", "dynamodb", "target", "classpath");
  }

  /** Starts with tables that end with the process, on a free port. */
  public static EmbeddedDynamoDb inMemory(Path classPath) {
    return start(classPath, List.of("0", "-sharedDb", "-inMemory"));
  }

  /**
   * Starts with tables that are kept in a folder, which is made when it is absent.
   *
   * @param classPath a file that holds DynamoDB Local's class path
   * @param port 0 for a free one
   */
  public static EmbeddedDynamoDb inFolder(Path classPath, Path folder, int port) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreNotStarted("DynamoDB Local: cannot make the folder " + folder, e);
    }
    return start(
        classPath, List.of(Integer.toString(port), "-sharedDb", "-dbPath", folder.toString()));
  }

  /** Where it listens, without a path. */
  public URI endpoint() {
    return endpoint;
  }

  /** A new client; the caller closes it. */
  public DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** A new client of the tables' streams; the caller closes it. */
  public DynamoDbStreamsClient streamsClient() {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(endpoint)
        .region(LocalAccount.REGION)
        .credentialsProvider(LocalAccount.credentials())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** The process, for whoever measures or kills it. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static EmbeddedDynamoDb start(Path classPath, List<String> arguments) {
    if (!Files.isReadable(classPath)) {
      throw new StoreNotStarted(
          "DynamoDB Local: no class path at "
              + classPath
              + "; make it with: ./mvnw -pl localstack/dynamodb generate-resources");
    }
    try {
      var command = new ArrayList<String>();
      command.add(
          ProcessHandle.current()
              .info()
              .command()
              .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
      command.addAll(
          List.of(
              "-Xmx160m",
              "-Xss512k",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:ReservedCodeCacheSize=32m",
              "-Xshare:auto",
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-Djava.awt.headless=true",
              "-cp",
              ownCode() + File.pathSeparator + Files.readString(classPath).strip(),
              TetheredMain.class.getName()));
      command.addAll(arguments);
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
      Process process = builder.start();
      return new EmbeddedDynamoDb(process, portOf(process));
    } catch (IOException | URISyntaxException e) {
      throw new StoreNotStarted("DynamoDB Local: the process could not be started", e);
    }
  }

  private static Path ownCode() throws URISyntaxException {
    return Path.of(TetheredMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static int portOf(Process process) {
    var port = new CompletableFuture<Integer>();
    Thread.ofPlatform().daemon().name("dynamodb-output").start(() -> follow(process, port));
    try {
      return port.get(READY_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new StoreNotStarted(e.getCause().getMessage());
    } catch (TimeoutException _) {
      process.destroyForcibly();
      throw new StoreNotStarted("DynamoDB Local: not ready within " + READY_WITHIN_SECONDS + " s");
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new StoreNotStarted("DynamoDB Local: interrupted while it started");
    }
  }

  private static void follow(Process process, CompletableFuture<Integer> port) {
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        readyPort(line).ifPresent(port::complete);
        if (last.size() == KEPT_LINES) last.removeFirst();
        last.addLast(line);
      }
    } catch (IOException e) {
      last.addLast(e.toString());
    }
    port.completeExceptionally(
        new IOException(
            "DynamoDB Local ended while it started. It said:\n" + String.join("\n", last)));
  }

  private static Optional<Integer> readyPort(String line) {
    return line.startsWith(TetheredMain.READY)
        ? Optional.of(Integer.valueOf(line.substring(TetheredMain.READY.length())))
        : Optional.empty();
  }
}
