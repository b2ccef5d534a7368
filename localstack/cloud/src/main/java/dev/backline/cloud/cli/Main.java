package dev.backline.cloud.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code localstack/backline}. */
@Command(
    name = "localstack/backline",
    description = "The embedded cloud: the whole product on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {Produce.class, Up.class, Train.class})
public final class Main {
  /**
   * A virtual thread that initialises a class keeps its carrier. With as many carriers as a small
   * machine has processors two of them could wait for ever for what a third needs a carrier for.
   */
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.getProperties().putIfAbsent(CARRIERS, "16");
    quietLibraries();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(
            (exception, _) -> {
              var command = exception.getCommandLine();
              var spec = command.getCommandSpec();
              command.getErr().println(command.getColorScheme().errorText(exception.getMessage()));
              command.getErr().println("Try: " + spec.qualifiedName() + " --help");
              return spec.exitCodeOnInvalidInput();
            })
        .setExecutionExceptionHandler(
            (exception, command, _) -> {
              command.getErr().println(command.getColorScheme().errorText(Reasons.of(exception)));
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  /** The libraries below speak of what only their authors want to know. */
  private static void quietLibraries() {
    try (var settings = Main.class.getResourceAsStream("/console-logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
