package dev.backline.studio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.analysis.TrackAnalyzer;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio analyse}. */
@Command(
    name = "analyse",
    description = "Tempo, beats, key, pitch, phrases and loudness of a voice or a track.",
    mixinStandardHelpOptions = true)
final class Analyse implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "audio in any format that FFmpeg reads")
  private Path file;

  @Option(names = "--genre", description = "its usual tempo helps to tell a tempo from its double")
  private Optional<String> genre = Optional.empty();

  @Option(names = "--json", description = "the whole document: every beat, note and phrase")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (var bench = new Workbench()) {
      Hints hints = new Hints(OptionalDouble.empty(), Optional.empty(), genre);
      TrackAnalysis found =
          TrackAnalyzer.analyze(WavReader.open(bench.decoded(file, "take.wav")), hints);
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? document(found) : summary(found));
      out.flush();
      return 0;
    }
  }

  private static String document(TrackAnalysis found) throws IOException {
    return new ObjectMapper()
        .registerModule(new Jdk8Module())
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(found);
  }

  private static String summary(TrackAnalysis found) {
    return String.format(
        Locale.ROOT,
        """
        %s, %.1f s
        tempo     %.2f BPM (%.0f %% sure), %d beats to the bar, first downbeat at %.2f s
        key       %s %s (%s, %.0f %% sure), tuned %+.0f cents from 440 Hz
        loudness  %s LUFS, range %.1f LU, true peak %s dBTP
        voice     %d notes in %d phrases, %d sections\
        """,
        found.voiceOnly() ? "a voice alone" : "a track",
        found.durationMs() / 1000.0,
        found.tempo().bpm(),
        100 * found.tempo().confidence(),
        found.beatsPerBar(),
        found.firstDownbeatMs() / 1000.0,
        found.key().tonic(),
        found.key().mode(),
        found.key().camelot(),
        100 * found.key().confidence(),
        found.key().tuningCents(),
        level(found.loudness().integratedLufs()),
        found.loudness().rangeLu(),
        level(found.loudness().truePeakDbtp()),
        found.notes().size(),
        found.phrases().size(),
        found.sections().size());
  }

  private static String level(Optional<Double> decibels) {
    return decibels.map(value -> String.format(Locale.ROOT, "%.1f", value)).orElse("no");
  }
}
