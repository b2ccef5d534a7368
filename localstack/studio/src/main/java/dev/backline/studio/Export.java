package dev.backline.studio;

import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.audio.ffmpeg.DeliveryFormat;
import dev.backline.audio.ffmpeg.Encoded;
import dev.backline.audio.ffmpeg.Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio export}. */
@Command(
    name = "export",
    description = "Hand a track out in another format, measured after it is decoded again.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Export implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the track")
  private Path file;

  @Parameters(index = "1", paramLabel = "OUT", description = "its ending says the format")
  private Path out;

  @Option(names = "--bitrate", description = "kbit/s of a lossy format")
  private Optional<Integer> kbps = Optional.empty();

  @Option(
      names = "--rate",
      defaultValue = "44100",
      description = "samples a second (default: ${DEFAULT-VALUE})")
  private int rateHz;

  @Option(names = "--title", description = "written where the format has a place for it")
  private Optional<String> title = Optional.empty();

  @Option(names = "--artist", description = "written where the format has a place for it")
  private Optional<String> artist = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Delivery delivery = delivery();
    try (var bench = new Workbench()) {
      Encoded encoded =
          new Encoder(bench.ffmpeg()).encode(bench.decoded(file, "track.wav"), out, delivery);
      new Account(spec.commandLine().getOut()).of(List.of(), encoded.loudness());
      return 0;
    }
  }

  private Delivery delivery() {
    String name = out.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    DeliveryFormat format =
        DeliveryFormat.named(ending)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "OUT: the ending must be one of " + DeliveryFormat.names()));
    try {
      return Delivery.of(format, kbps.map(OptionalInt::of).orElse(OptionalInt.empty()))
          .at(rateHz)
          .withTags(new Delivery.Tags(title, artist));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
