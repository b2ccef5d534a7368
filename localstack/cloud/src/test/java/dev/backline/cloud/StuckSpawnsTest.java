package dev.backline.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Helpers as they stand when their parent was killed before it told them what to run. */
final class StuckSpawnsTest {
  private static final String HELPER =
      "'%s' %s 0:9:9 9>/dev/null"
          .formatted(
              Path.of(System.getProperty("java.home"), "lib", "jspawnhelper"),
              System.getProperty("java.vm.version"));

  @Test
  void aHelperWhoseParentIsGoneIsEnded() throws Exception {
    // The shell ends at once; what it leaves waits for a pipe that says nothing.
    var shell = new ProcessBuilder("sh", "-c", "sleep 60 | " + HELPER + " & echo $!").start();
    long pid = Long.parseLong(shell.inputReader().readLine());
    shell.waitFor();
    var orphan = ProcessHandle.of(pid).orElseThrow();
    untilItIsTheHelper(orphan);

    StuckSpawns.end();

    assertThat(orphan.isAlive()).isFalse();
  }

  @Test
  void aHelperWhoseParentStillLivesIsLeftAlone() throws IOException, InterruptedException {
    var helper = new ProcessBuilder("sh", "-c", "exec " + HELPER).start();
    try {
      untilItIsTheHelper(helper.toHandle());

      StuckSpawns.end();

      assertThat(helper.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      helper.destroyForcibly();
    }
  }

  private static void untilItIsTheHelper(ProcessHandle process) throws InterruptedException {
    while (process.info().command().filter(it -> it.endsWith("jspawnhelper")).isEmpty()) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(10);
    }
  }
}
