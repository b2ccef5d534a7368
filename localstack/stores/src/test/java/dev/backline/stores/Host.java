package dev.backline.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that holds one durable store, so that a test can kill it. */
final class Host implements AutoCloseable {
  private final Process process;
  private final String said;

  private Host(Process process) throws IOException {
    this.process = process;
    this.said = process.inputReader().readLine();
  }

  static Host of(String store, Path folder) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Host(
        new ProcessBuilder(
                java.toString(),
                "-Dbackline.root=" + System.getProperty("backline.root"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Host.class.getName(),
                store,
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** What it printed first: an endpoint or a process id. */
  String said() {
    return said;
  }

  void killHard() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    System.out.println(
        switch (arguments[0]) {
          case "queues" -> EmbeddedQueues.inFolder(folder, 0).endpoint();
          case "buckets" -> EmbeddedBuckets.inFolder(folder, 0, List.of("*")).endpoint();
          case "dynamodb" ->
              EmbeddedDynamoDb.inFolder(EmbeddedDynamoDb.resolvedClassPath(), folder, 0)
                  .process()
                  .pid();
          default -> throw new IllegalArgumentException(arguments[0]);
        });
    Thread.sleep(Long.MAX_VALUE);
  }
}
