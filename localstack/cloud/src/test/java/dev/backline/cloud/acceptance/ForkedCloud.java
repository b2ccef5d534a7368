package dev.backline.cloud.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.cloud.testing.CloudClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** {@code localstack/backline up} in a process of its own, which can be killed. */
final class ForkedCloud implements AutoCloseable {
  private static final int PORTS = 7;
  private static final Duration UP_WITHIN = Duration.ofMinutes(3);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(40);
  private static final Duration DUMPS_WITHIN = Duration.ofSeconds(3);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long LOOKS_EVERY_MS = 100;

  private final int port;
  private final Path folder;
  private Process process;

  ForkedCloud(Path folder) throws IOException, InterruptedException {
    this.port = freePorts();
    this.folder = folder;
    this.process = up();
  }

  CloudClient client() {
    return CloudClient.of(URI.create("http://127.0.0.1:" + port));
  }

  /** Ends the process as {@code kill -9} does, and starts another over the same data. */
  void killAndRestart() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    process = up();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private Process up() throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    var started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                // Its lives are short and go into loading: what is compiled twice is not run long
                // enough.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dbackline.root=" + System.getProperty("backline.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.backline.cloud.cli.Main",
                "up",
                "--quiet",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start();
    long endNs = System.nanoTime() + UP_WITHIN.toNanos();
    while (!answers()) {
      assertThat(started.isAlive()).as(() -> read(said)).isTrue();
      if (System.nanoTime() > endNs) {
        sayWhereThreadsStand(started);
        throw new AssertionError("the cloud does not answer: " + read(said));
      }
      Thread.sleep(LOOKS_EVERY_MS);
    }
    return started;
  }

  private static void sayWhereThreadsStand(Process java) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-QUIT", Long.toString(java.pid())).start().waitFor();
    Thread.sleep(DUMPS_WITHIN);
  }

  private boolean answers() throws InterruptedException {
    var health = URI.create("http://127.0.0.1:" + port + "/api/health");
    var request = HttpRequest.newBuilder(health).timeout(ANSWERS_WITHIN).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The first of as many free ports in a row as a cloud takes. */
  private static int freePorts() {
    while (true) {
      int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      int port = first;
      while (port < first + PORTS && free(port)) port++;
      if (port == first + PORTS) return first;
    }
  }

  private static boolean free(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
