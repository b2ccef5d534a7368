package dev.backline.bench.peer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A call of a program, run as a process of its own and timed from its start to its end.
 *
 * @param words the program and its arguments
 * @param input what it reads from its standard input
 * @param environment added to that of this process
 */
public record Invocation(
    List<String> words, Optional<Path> input, Map<String, String> environment) {
  private static final long LONGEST_SECONDS = 300;

  public Invocation {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  static Invocation of(List<String> words) {
    return new Invocation(words, Optional.empty(), Map.of());
  }

  /** A program of this very virtual machine and class path, started anew. */
  public static Invocation ofThisJava(Class<?> program, Object... arguments) {
    List<String> words = new ArrayList<>();
    words.add(ProcessHandle.current().info().command().orElse("java"));
    words.add("--sun-misc-unsafe-memory-access=allow");
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(program.getName());
    for (Object argument : arguments) words.add(argument.toString());
    return of(words);
  }

  /** The same, reading this file. */
  public Invocation reading(Path file) {
    return new Invocation(words, Optional.of(file), environment);
  }

  /** The same in another environment. */
  public Invocation where(String variable, String value) {
    return new Invocation(words, input, Map.of(variable, value));
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException when it fails or takes more than five minutes
   */
  public Answer run() throws IOException {
    return run(true);
  }

  /** The same of a program whose exit code tells nothing. */
  public Answer runToItsEnd() throws IOException {
    return run(false);
  }

  private Answer run(boolean mustSucceed) throws IOException {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectInput(input.map(Path::toFile).orElse(Path.of("/dev/null").toFile()));
    long begun = System.nanoTime();
    Process process = builder.start();
    try (var out = process.inputReader()) {
      String text = String.join("\n", out.lines().toList());
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(words.getFirst() + " did not end");
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      if (mustSucceed && process.exitValue() != 0) {
        throw new IOException(String.join(" ", words) + " failed: " + text);
      }
      return new Answer(text.strip(), seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
