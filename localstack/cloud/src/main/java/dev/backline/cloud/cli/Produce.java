package dev.backline.cloud.cli;

import dev.backline.cloud.Cloud;
import dev.backline.cloud.CloudOptions;
import dev.backline.cloud.produce.JsonLines;
import dev.backline.cloud.produce.ProgressBar;
import dev.backline.cloud.produce.Reporter;
import dev.backline.cloud.produce.TakeProducer;
import dev.backline.cloud.produce.Wish;
import dev.backline.cloud.produce.WishRules;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code localstack/backline produce}. */
@Command(
    name = "produce",
    description = "Turn a vocal into a mastered track with a band around it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Produce implements Callable<Integer> {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;
  @Mixin private CloudArguments arguments;

  @Parameters(paramLabel = "TAKE", description = "the vocal: any audio file that FFmpeg reads")
  private Path take;

  @Option(
      names = "--genre",
      defaultValue = "pop",
      description = "the band's genre (default: ${DEFAULT-VALUE})")
  private String genre;

  @Option(
      names = "--mood",
      defaultValue = "warm",
      description = "the band's mood (default: ${DEFAULT-VALUE})")
  private String mood;

  @Option(names = "--key", description = "overrides the detected key, for example \"A minor\"")
  private Optional<String> key = Optional.empty();

  @Option(names = "--tempo", description = "overrides the detected tempo, in BPM")
  private Optional<Double> tempo = Optional.empty();

  @Option(
      names = "--quality",
      defaultValue = "standard",
      description = "standard or premium (default: ${DEFAULT-VALUE})")
  private String quality;

  @Option(
      names = "--seed",
      description = "another seed, another arrangement; the same seed, the same bytes")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--title", description = "the track's title (default: from the file's name)")
  private Optional<String> title = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "where the production's folder goes (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(names = "--stems", description = "fetch every track of the band as well")
  private boolean stems;

  @Option(
      names = "--json",
      description = "one machine-readable line per event instead of the progress bar")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isReadable(take) || Files.isDirectory(take)) {
      throw new ParameterException(spec.commandLine(), "TAKE: there is no readable file " + take);
    }
    if (Files.size(take) == 0) {
      throw new ParameterException(spec.commandLine(), "TAKE: " + take + " is empty");
    }
    requireAllowed(wish());
    requireWritable(out);
    var options = arguments.options().withoutConsoleLogs();
    var running = options.apiUrl();
    if (answers(running)) {
      return produce(running, options);
    }
    try (var cloud = Cloud.start(options)) {
      cloud.warm(ProductionFunctions.IN_ORDER);
      return produce(cloud.baseUrl(), options);
    }
  }

  private void requireAllowed(Wish wish) throws IOException {
    var rules = WishRules.of(CloudArguments.root().resolve("docs/api/openapi.yaml"));
    var faults = rules.faults(wish);
    if (!faults.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          String.join(
              "\n",
              faults.stream().map(fault -> "--" + fault.member() + " " + fault.fix()).toList()));
    }
  }

  private void requireWritable(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException refused) {
      throw new ParameterException(
          spec.commandLine(), "--out: " + folder + " cannot be made", refused);
    }
    if (!Files.isWritable(folder)) {
      throw new ParameterException(spec.commandLine(), "--out: " + folder + " is not writable");
    }
  }

  private int produce(URI api, CloudOptions options) throws IOException, InterruptedException {
    var login = DemoLogin.of(api, options.data());
    var account = new TakeProducer.Account(login.email(), login.password());
    Reporter reporter =
        json ? new JsonLines(System.out) : new ProgressBar(System.out, isTerminal());
    return switch (new TakeProducer(api, reporter, stems).produce(account, take, wish(), out)) {
      case SUCCEEDED -> 0;
      case FAILED -> spec.exitCodeOnExecutionException();
      case REFUSED -> spec.exitCodeOnInvalidInput();
    };
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  private Wish wish() {
    return new Wish(title.orElseGet(this::titleFromName), genre, mood, quality, key, tempo, seed);
  }

  private String titleFromName() {
    String name = take.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replace('-', ' ').replace('_', ' ').strip();
  }

  /** Whether a cloud that was started with {@code up} is there already. */
  private static boolean answers(URI api) throws InterruptedException {
    var health = HttpRequest.newBuilder(api.resolve("/api/health")).timeout(ANSWERS_WITHIN).build();
    try {
      return HttpClient.newHttpClient().send(health, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
