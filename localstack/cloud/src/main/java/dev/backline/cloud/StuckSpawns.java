package dev.backline.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a JVM leaves behind when it is killed while it starts two programs at the same time.
 *
 * <p>Java starts a program by way of its {@code jspawnhelper}, which waits for a pipe to tell it
 * what to run. Of two that are started at once each may have inherited the writing end of the
 * other's pipe; when their parent is killed before it has written, both wait for ever, and hold the
 * ports that they inherited as well. Seen with JDK 25.0.3, in one of some hundred kills.
 */
final class StuckSpawns {
  private static final long GONE_WITHIN_SECONDS = 5;

  /** A helper that works is done in some milliseconds. */
  static final Duration STUCK_AFTER = Duration.ofSeconds(2);

  private StuckSpawns() {}

  /**
   * Ends those that this user may end and that no Java program is the parent of any more; nothing
   * can come of them.
   */
  static void end() {
    CompletableFuture.allOf(
            orphans()
                .filter(ProcessHandle::destroyForcibly)
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, GONE_WITHIN_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private static Stream<ProcessHandle> orphans() {
    var latest = Instant.now().minus(STUCK_AFTER);
    return ProcessHandle.allProcesses()
        .filter(it -> runs(it, "/jspawnhelper"))
        .filter(it -> it.info().startInstant().filter(latest::isAfter).isPresent())
        .filter(it -> it.parent().filter(parent -> runs(parent, "/java")).isEmpty());
  }

  private static boolean runs(ProcessHandle process, String program) {
    return process.info().command().filter(path -> path.endsWith(program)).isPresent();
  }
}
