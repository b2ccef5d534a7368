package dev.backline.studio;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code localstack/backline audio}. */
@Command(
    name = "localstack/backline audio",
    description = "The studio engine for single files: no cloud, no account, no upload.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      Analyse.class,
      Clean.class,
      Accompany.class,
      MixDown.class,
      Separate.class,
      Master.class,
      MasterAlbum.class,
      Export.class,
      Peaks.class,
      Fingerprint.class,
      BounceDown.class
    })
public final class Studio {
  private Studio() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Studio())
        .setParameterExceptionHandler(
            (exception, _) -> {
              CommandLine command = exception.getCommandLine();
              command.getErr().println(exception.getMessage());
              command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " -h");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (exception, command, _) -> {
              command.getErr().println(Complaint.about(exception));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }
}
