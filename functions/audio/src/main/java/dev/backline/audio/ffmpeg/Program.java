package dev.backline.audio.ffmpeg;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backline.audio.pcm.Aside;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    await(process, process.getErrorStream(), limit, said -> lines(said).forEach(complaints));
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
    Listener listener = said -> lines(said).filter(wanted).forEach(answer::add);
    await(process, process.getInputStream(), limit, listener);
    return answer;
  }

  /**
   * Runs a program for what it prints, which is read as it comes.
   *
   * @param complaints takes each line of its standard error
   */
  static void listen(
      List<String> command, Duration limit, Consumer<String> complaints, Listener listener)
      throws IOException, TimeoutException, FailedException {
    var process = new ProcessBuilder(command).start();
    try (var _ =
        Aside.begin(
            () -> heard(process.getErrorStream(), said -> lines(said).forEach(complaints)))) {
      await(process, process.getInputStream(), limit, listener);
    }
  }

  /** Reads what a program prints. */
  interface Listener {
    /** Reads to the end; closes nothing. */
    void hear(InputStream said) throws IOException;
  }

  private static Stream<String> lines(InputStream said) {
    return new BufferedReader(new InputStreamReader(said, UTF_8)).lines();
  }

  private static void await(Process process, InputStream printed, Duration limit, Listener listener)
      throws IOException, TimeoutException, FailedException {
    try (var heard = Aside.begin(() -> heard(printed, listener))) {
      try {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new TimeoutException("still running after " + limit);
        }
        heard.outcome();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Interrupted while ffmpeg was running");
      } finally {
        process.destroyForcibly();
      }
      if (process.exitValue() != 0) throw new FailedException(process.exitValue());
    }
  }

  private static boolean heard(InputStream printed, Listener listener) throws IOException {
    try (printed) {
      listener.hear(printed);
      return true;
    }
  }
}
