package dev.backline.studio;

import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.analysis.TrackAnalyzer;
import dev.backline.audio.band.Band;
import dev.backline.audio.band.Stem;
import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
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
  private static final double TEMPO_OF_NO_PULSE = 92;

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
      description = "a steady tempo in BPM instead of the singer's own, 40 to 240")
  private Optional<Double> tempo = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "another seed, another arrangement (default: ${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws IOException {
    Genre asked = Genre.named(genre).orElseThrow(() -> unknown("--genre", genre));
    Mood meant = Mood.named(mood).orElseThrow(() -> unknown("--mood", mood));
    if (tempo.isPresent() && !(tempo.get() >= 40 && tempo.get() <= 240)) {
      throw new ParameterException(spec.commandLine(), "--tempo: must be 40 to 240");
    }
    try (var bench = new Workbench();
        var take = WavReader.open(bench.decoded(file, "take.wav"))) {
      long frames = take.frames();
      Hints hints = new Hints(OptionalDouble.empty(), Optional.empty(), Optional.of(genre));
      TrackAnalysis heard = TrackAnalyzer.analyze(take, hints);
      Band band =
          Band.rehearse(
              new BandBrief(
                  key(heard),
                  grid(heard),
                  heard.beatDivision() == 3 ? 3 : 2,
                  heard.key().tuningCents(),
                  frames,
                  vocal(heard),
                  asked,
                  meant,
                  seed));
      record(band);
      band.decisions().forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  private Key key(TrackAnalysis heard) {
    try {
      return Key.parse(key.orElse(heard.key().tonic() + " " + heard.key().mode()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--key: " + e.getMessage(), e);
    }
  }

  /** The singer's own beats, unless a tempo is asked for or there is no pulse to follow. */
  private BeatGrid grid(TrackAnalysis heard) {
    int metre = Math.max(1, heard.beatsPerBar());
    if (tempo.isEmpty() && heard.beatsMs().size() > 2) {
      List<Double> beats = heard.beatsMs().stream().map(Long::doubleValue).toList();
      return BeatGrid.heard(beats, (double) heard.firstDownbeatMs(), metre);
    }
    double steady = tempo.orElse(heard.tempo().bpm() > 0 ? heard.tempo().bpm() : TEMPO_OF_NO_PULSE);
    return BeatGrid.steady(steady, (double) heard.firstDownbeatMs(), metre);
  }

  private static Vocal vocal(TrackAnalysis heard) {
    return Vocal.heard(
        heard.notes().stream()
            .map(
                note ->
                    new Vocal.HeardNote(
                        (double) note.startMs(), (double) note.endMs(), note.midi(), note.cents()))
            .toList(),
        heard.phrases().stream()
            .map(
                phrase ->
                    new Vocal.HeardPhrase(
                        (double) phrase.startMs(), (double) phrase.endMs(), phrase.energy()))
            .toList(),
        heard.sections().stream()
            .map(
                part ->
                    new Vocal.SungSection(
                        (double) part.startMs(), (double) part.endMs(), part.label()))
            .toList(),
        heard.key().tuningCents());
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

  private ParameterException unknown(String option, String value) {
    return new ParameterException(spec.commandLine(), option + ": the band does not know " + value);
  }
}
