package dev.backline.bench;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.backline.bench.kernel.Kernels;
import dev.backline.bench.part.OwnEars;
import dev.backline.bench.part.Part;
import dev.backline.bench.part.Parts;
import dev.backline.bench.part.Session;
import dev.backline.bench.part.Session.Extent;
import dev.backline.bench.peer.Ears;
import dev.backline.bench.peer.Program;
import dev.backline.bench.report.Machine;
import dev.backline.bench.report.Report;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.set.GeneratedSet;
import dev.backline.bench.set.TruthFolder;
import dev.backline.bench.set.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code localstack/backline bench}. */
@Command(
    name = "localstack/backline bench",
    description = {
      "Measures the engine beside the programs that do the same, as far as they are installed, in"
          + " one run on the same recordings.",
      "A run of all parts writes docs/benchmarks.md."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Bench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** The slowest progression of four bars once round, so that its key can be told. */
  private static final double QUICK_SECONDS = 15;

  private static final double USUAL_SECONDS = 30;

  @Option(
      names = "--truth",
      paramLabel = "DIR",
      description =
          "recordings of your own, described by DIR/truth.csv, besides the generated ones")
  private Optional<Path> truth = Optional.empty();

  @Option(
      names = "--held-out",
      description = "no constant of the engine was chosen on the recordings of --truth")
  private boolean heldOut;

  @Option(
      names = "--part",
      split = ",",
      paramLabel = "PART",
      description =
          "some of tempo, key, sung, pitch, loudness, pass, clean, master, fingerprint, band,"
              + " bounce, separation")
  private List<String> parts = List.of();

  @Option(names = "--quick", description = "a little of everything, to see that it works")
  private boolean quick;

  @Option(names = "--full", description = "the whole grid of keys, tempi and genres (an hour)")
  private boolean full;

  @Option(names = "--kernels", description = "the inner loops too, by JMH")
  private boolean kernels;

  @Option(
      names = "--essentia",
      paramLabel = "DIR",
      description = "where npm install essentia.js was run")
  private Optional<Path> essentia = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "the document, instead of that above")
  private Optional<Path> out = Optional.empty();

  /** Runs it and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setParameterExceptionHandler(
            (exception, _) -> {
              CommandLine command = exception.getCommandLine();
              command.getErr().println(exception.getMessage());
              command.getErr().println("Try: localstack/backline bench --help");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (exception, command, _) -> {
              command.getErr().println(exception.getMessage());
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() throws IOException {
    List<Part> wanted = wanted();
    Machine machine = Machine.here();
    List<Section> sections = new ArrayList<>();
    PrintWriter console = spec.commandLine().getOut();
    List<Program> peers =
        wanted.stream().flatMap(part -> part.peers().stream()).distinct().toList();
    absent(peers).forEach(line -> console.println("not measured: " + line));
    try (var workspace = new Workspace()) {
      List<TruthFolder> sets = sets(workspace);
      var ears = new Ears(essentia, workspace.scratch("."));
      var session = new Session(workspace, extent(), sets, ears, new OwnEars());
      for (Part part : wanted) tell(console, sections, part.measure(session));
      if (kernels) tell(console, sections, Kernels.measure());
      var report =
          new Report(
              command(),
              machine,
              sets.stream().map(Bench::describe).toList(),
              present(peers),
              absent(peers),
              sections,
              Caveats.of(truth.isPresent() && !heldOut, machine, wanted));
      Optional<Path> document =
          out.or(
              () ->
                  everything()
                      ? Optional.of(root().resolve("docs/benchmarks.md"))
                      : Optional.empty());
      if (document.isPresent()) {
        report.write(document.get());
        console.println();
        console.println("Written to " + document.get());
      }
    }
    console.flush();
    return 0;
  }

  private static void tell(PrintWriter console, List<Section> sections, Section section) {
    sections.add(section);
    for (Table table : section.tables()) {
      List<String> lines = new ArrayList<>(Report.text(table));
      lines.set(1, section.title() + ": " + lines.get(1));
      lines.forEach(console::println);
    }
    console.flush();
  }

  private boolean everything() {
    return parts.isEmpty() && !quick;
  }

  private Extent extent() {
    if (quick && full) {
      throw new ParameterException(spec.commandLine(), "--quick and --full exclude each other");
    }
    return quick ? Extent.QUICK : full ? Extent.FULL : Extent.USUAL;
  }

  private List<Part> wanted() {
    if (parts.isEmpty()) return kernels && quick ? List.of() : Parts.all();
    return parts.stream()
        .map(
            name ->
                Parts.named(name)
                    .orElseThrow(
                        () ->
                            new ParameterException(
                                spec.commandLine(),
                                "--part: "
                                    + name
                                    + " is none of "
                                    + String.join(", ", Parts.names()))))
        .toList();
  }

  private List<TruthFolder> sets(Workspace workspace) throws IOException {
    List<TruthFolder> sets = new ArrayList<>();
    if (truth.isPresent()) {
      sets.add(TruthFolder.read(truth.get(), "the recordings of --truth", heldOut));
    }
    Path folder = workspace.scratch("generated");
    sets.add(
        quick
            ? GeneratedSet.write(folder, 1, QUICK_SECONDS)
            : GeneratedSet.write(folder, 3, USUAL_SECONDS));
    return sets;
  }

  private static String describe(TruthFolder set) {
    Map<String, Long> kinds =
        set.recordings().stream()
            .collect(groupingBy(r -> r.name().replaceFirst("/.*", ""), TreeMap::new, counting()));
    String counts =
        kinds.entrySet().stream()
            .map(kind -> kind.getKey() + " " + kind.getValue())
            .collect(joining(", "));
    return set.mark() + ": " + set.title() + " (files: " + counts + ")";
  }

  private List<String> present(List<Program> peers) {
    return peers.stream()
        .filter(Program::installed)
        .filter(peer -> peer != Program.NODE || essentia.isPresent())
        .map(
            peer ->
                peer == Program.NODE
                    ? "essentia.js (npm) on node " + peer.version()
                    : peer.command() + " " + peer.version())
        .toList();
  }

  private List<String> absent(List<Program> peers) {
    Stream<String> programs =
        peers.stream()
            .filter(peer -> !peer.installed())
            .map(peer -> peer.command() + " (" + peer.source() + ")");
    Stream<String> essentiaJs =
        peers.contains(Program.NODE) && essentia.isEmpty()
            ? Stream.of("Essentia (npm install essentia.js, then --essentia DIR)")
            : Stream.empty();
    return Stream.concat(programs, essentiaJs).toList();
  }

  private String command() {
    var words = new ArrayList<>(List.of("localstack/backline bench"));
    truth.ifPresent(_ -> words.add("--truth DIR"));
    if (heldOut) words.add("--held-out");
    if (!parts.isEmpty()) words.add("--part " + String.join(",", parts));
    if (quick) words.add("--quick");
    if (full) words.add("--full");
    if (kernels) words.add("--kernels");
    essentia.ifPresent(_ -> words.add("--essentia DIR"));
    return String.join(" ", words);
  }

  private static Path root() {
    return Path.of(System.getProperty("backline.root", "."));
  }
}
