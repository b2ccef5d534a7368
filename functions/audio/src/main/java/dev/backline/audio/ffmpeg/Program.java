package dev.backline.audio.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One run of ffmpeg or ffprobe: it ends by itself within its limit, or is killed. */
final class Program {

  private Program() {}

  /** A program said by its exit status that it did not do what it should. */
  static final class FailedException extends Exception {
    private static final long serialVersionUID = 1;

    private FailedException(int status) {
      super("exit status " + status);
    }
  }

  /**
   * Runs a program for what it writes to files.
   *
   * @param complaints takes each line of its standard error
   * @throws IOException when it cannot be started, an {@link InterruptedIOException} when the
   *     caller is interrupted
   */
  static void run(List<String> command, Duration limit, Consumer<String> complaints)
      throws IOException, TimeoutException, FailedException {
    var process = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).start();
    await(process, process.errorReader(), limit, complaints);
  }

  /**
   * Runs a program for lines that it prints. What it prints may be much longer than memory: a file
   * can claim a hundred thousand streams.
   *
   * @param wanted which lines are kept
   */
  static List<String> ask(List<String> command, Duration limit, Predicate<String> wanted)
      throws IOException, TimeoutException, FailedException {
    var answer = new ArrayList<String>();
    var process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    await(
        process,
        process.inputReader(),
        limit,
        line -> {
          if (wanted.test(line)) answer.add(line);
        });
    return answer;
  }

  private static void await(
      Process process, BufferedReader said, Duration limit, Consumer<String> lines)
      throws IOException, TimeoutException, FailedException {
    var listener = Thread.ofPlatform().daemon().name("ffmpeg").start(() -> listen(said, lines));
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException("still running after " + limit);
      }
      listener.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while ffmpeg was running");
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) throw new FailedException(process.exitValue());
  }

  private static void listen(BufferedReader said, Consumer<String> lines) {
    try (said) {
      said.lines().forEach(lines);
    } catch (IOException | UncheckedIOException _) {
      // The program was killed, and nobody wants to know its last words.
    }
  }
}
