package dev.backline.cloud.cli;

import dev.backline.cloud.Cloud;
import dev.backline.cloud.CloudOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code localstack/backline train}: starts a cloud over no data and stops it. The launcher runs it
 * once after a build with the virtual machine told to archive the classes it loaded, which halves
 * the processor time of every later start.
 */
@Command(name = "train", hidden = true)
final class Train implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    var data = Files.createTempDirectory("backline-train");
    try (var cloud = Cloud.start(CloudOptions.onFreePorts(CloudArguments.root(), data))) {
      DemoLogin.of(cloud.baseUrl(), data);
    } finally {
      delete(data);
    }
    return 0;
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
