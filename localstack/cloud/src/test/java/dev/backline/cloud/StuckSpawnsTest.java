package dev.backline.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Helpers as they stand when their parent was killed before it told them what to run. */
final class StuckSpawnsTest {
  private static final Duration OLD_ENOUGH = StuckSpawns.STUCK_AFTER.plusMillis(500);
  private static final String HELPER =
      "'%s' %s 0:9:9 9>/dev/null"
          .formatted(
              Path.of(System.getProperty("java.home"), "lib", "jspawnhelper"),
              System.getProperty("java.vm.version"));

  @Test
  void aHelperWhoseParentIsGoneIsEnded() throws IOException, InterruptedException {
    var orphan = orphan();
    Thread.sleep(OLD_ENOUGH);

    StuckSpawns.end();

    // Where nobody asks for its status what is left of it still counts as alive, but runs nothing.
    assertThat(orphan.info().command()).isEmpty();
  }

  @Test
  void aHelperThatHasOnlyBegunIsLeftAlone() throws IOException, InterruptedException {
    var young = orphan();

    StuckSpawns.end();

    assertThat(young.isAlive()).isTrue();
    young.destroyForcibly();
  }

  @Test
  void aHelperWhoseParentStillLivesIsLeftAlone() throws IOException, InterruptedException {
    var helper = new ProcessBuilder("sh", "-c", "exec " + HELPER).start();
    try {
      untilItIsTheHelper(helper.toHandle());
      Thread.sleep(OLD_ENOUGH);

      StuckSpawns.end();

      assertThat(helper.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      helper.destroyForcibly();
    }
  }

  /** The shell ends at once; what it leaves waits for a pipe that says nothing. */
  private static ProcessHandle orphan() throws IOException, InterruptedException {
    var shell = new ProcessBuilder("sh", "-c", "sleep 20 | " + HELPER + " & echo $!").start();
    var helper = ProcessHandle.of(Long.parseLong(shell.inputReader().readLine())).orElseThrow();
    shell.waitFor();
    untilItIsTheHelper(helper);
    return helper;
  }

  private static void untilItIsTheHelper(ProcessHandle process) throws InterruptedException {
    while (process.info().command().filter(it -> it.endsWith("jspawnhelper")).isEmpty()) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(10);
    }
  }
}
