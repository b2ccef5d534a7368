package dev.backline.studio;

import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.analysis.TrackAnalyzer;
import dev.backline.audio.band.Band;
import dev.backline.audio.band.Stem;
import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.Briefing;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Heard;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Wishes;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio band}. */
@Command(
    name = "band",
    description = "Play a band around a vocal: instrumental.wav and a file of each stem.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Accompany implements Callable<Integer> {
  private static final String GENRES =
      Arrays.stream(Genre.values()).map(Genre::code).collect(Collectors.joining(", "));
  private static final String MOODS =
      Arrays.stream(Mood.values()).map(Mood::code).collect(Collectors.joining(", "));

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "the vocal")
  private Path file;

  @Parameters(index = "1", paramLabel = "DIR", description = "where the band's files go")
  private Path folder;

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

  @Option(names = "--key", description = "instead of the detected one, for example \"A minor\"")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--tempo",
      description =
          "in BPM instead of the singer's own, 40 to 240; steady unless it is twice or half of"
              + " hers")
  private Optional<Double> tempo = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "another seed, another arrangement (default: ${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws IOException {
    Genre asked = Genre.named(genre).orElseThrow(() -> unknown("--genre", genre, GENRES));
    Mood meant = Mood.named(mood).orElseThrow(() -> unknown("--mood", mood, MOODS));
    if (tempo.isPresent() && !(tempo.get() >= 40 && tempo.get() <= 240)) {
      throw new ParameterException(
          spec.commandLine(), "--tempo must be 40 to 240 BPM, was " + tempo.get());
    }
    try (var bench = new Workbench();
        var take = WavReader.open(bench.decoded(file, "take.wav"))) {
      long frames = take.frames();
      Hints hints = new Hints(OptionalDouble.empty(), Optional.empty(), Optional.of(genre));
      TrackAnalysis heard = TrackAnalyzer.analyze(take, hints);
      Band band = Band.rehearse(brief(heard, new Wishes(asked, meant, key, tempo, frames, seed)));
      record(band);
      band.decisions().forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  private BandBrief brief(TrackAnalysis heard, Wishes wishes) {
    try {
      return Briefing.of(Heard.of(heard), wishes).brief();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--key: " + e.getMessage(), e);
    }
  }

  private void record(Band band) throws IOException {
    Files.createDirectories(folder);
    Map<Stem, WavWriter> stems = new EnumMap<>(Stem.class);
    try (var instrumental = writer("instrumental")) {
      for (Stem stem : Stem.values()) stems.put(stem, writer(stem.code()));
      band.render(stems, instrumental);
    } finally {
      for (WavWriter stem : stems.values()) stem.close();
    }
  }

  private WavWriter writer(String name) throws IOException {
    return WavWriter.create(folder.resolve(name + ".wav"), Band.FORMAT, WavEncoding.INT24);
  }

  private ParameterException unknown(String option, String value, String known) {
    return new ParameterException(
        spec.commandLine(),
        "%s: the band does not know %s; one of %s".formatted(option, value, known));
  }
}
