package dev.backline.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cloud says before it starts. */
final class CloudTest {
  @TempDir Path folder;

  @Test
  void twoCloudsNeverShareTheirData() {
    try (var first = DataFolder.take(folder.resolve("data"), false)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> DataFolder.take(folder.resolve("data"), false))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another embedded cloud uses")
          .hasMessageContaining("--data");
    }
  }

  @Test
  void freshDeletesWhatAnEarlierCloudKept() throws IOException {
    var data = folder.resolve("data");
    DataFolder.take(data, false).close();
    Files.writeString(data.resolve("kept"), "x");

    DataFolder.take(data, true).close();

    assertThat(data.resolve("kept")).doesNotExist();
  }

  @Test
  void freshNeverDeletesAFolderOfSomebodyElse() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "x");

    assertThatThrownBy(() -> DataFolder.take(folder, true))
        .isInstanceOf(IllegalStateException.class);

    assertThat(folder.resolve("thesis.txt")).exists();
  }

  @Test
  void namesThePortThatIsInUseAndTheWayOut() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      var free = Ports.free();
      var ports =
          new Ports(
              free.api(),
              port,
              free.sqs(),
              free.dynamoDb(),
              free.stepFunctions(),
              free.eventBridge(),
              free.secretsManager());

      assertThatThrownBy(() -> ports.requireFree(true))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "port %d, wanted for S3, is in use; stop what uses it or choose others with --port"
                  .formatted(port));
    }
  }
}
