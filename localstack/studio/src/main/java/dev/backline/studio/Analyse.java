package dev.backline.studio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.backline.audio.analysis.Dossier;
import dev.backline.audio.analysis.DossierListener;
import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.fault.Faults;
import dev.backline.audio.peaks.Waveform;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  private static final double AUDIBLE_DC = 0.01;
  private static final int SPAN = 4;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "audio in any format that FFmpeg reads")
  private Path file;

  @Option(names = "--genre", description = "its usual tempo helps to tell a tempo from its double")
  private Optional<String> genre = Optional.empty();

  @Option(names = "--json", description = "the whole document: every beat, note and phrase")
  private boolean json;

  @Option(
      names = "--peaks",
      paramLabel = "OUT",
      description = "write the waveform as well, of the same reading; ends in .dat or .json")
  private Optional<Path> peaks = Optional.empty();

  @Option(names = "--fingerprint", description = "print the Chromaprint, of the same reading")
  private boolean fingerprint;

  @Override
  public Integer call() throws IOException {
    Optional<WaveformFile> waveform =
        peaks.map(out -> WaveformFile.of(out, "--peaks", spec.commandLine()));
    try (var bench = new Workbench()) {
      Hints hints = new Hints(OptionalDouble.empty(), Optional.empty(), genre);
      Dossier found =
          bench
              .heard(file, format -> new DossierListener(format, hints, WaveformFile.USUAL_ZOOM))
              .dossier();
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? document(found.analysis()) : summary(found.analysis()));
      if (fingerprint) out.println("FINGERPRINT=" + found.fingerprint().compressed());
      out.flush();
      if (waveform.isPresent()) waveform.get().write(found.waveform(), Waveform.Bits.EIGHT);
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
        tempo     %s
        key       %s
        loudness  %s LUFS, range %.1f LU, true peak %s dBTP, peak to loudness %s LU
        faults    %s
        voice     %d notes in %d phrases, %d sections\
        """,
        found.voiceOnly() ? "a voice alone" : "a track",
        found.durationMs() / 1000.0,
        tempo(found),
        key(found),
        level(found.loudness().integratedLufs()),
        found.loudness().rangeLu(),
        level(found.loudness().truePeakDbtp()),
        level(found.loudness().peakToLoudnessLu()),
        faults(found.faults()),
        found.notes().size(),
        found.phrases().size(),
        found.sections().size());
  }

  private static String tempo(TrackAnalysis found) {
    if (found.tempo().confidence() == 0) return "none: no pulse was heard";
    return String.format(
        Locale.ROOT,
        "%.2f BPM (%.0f %% sure%s), %d beats to the bar, first downbeat at %.2f s",
        found.tempo().bpm(),
        100 * found.tempo().confidence(),
        found.tempo().steady() ? "" : ", not steady" + range(found.beatsMs()),
        found.beatsPerBar(),
        found.firstDownbeatMs() / 1000.0);
  }

  /**
   * The tempi between which four beats in a row lie, but for the slowest and the fastest twentieth
   * of them.
   */
  private static String range(List<Long> beatsMs) {
    double[] tempi =
        IntStream.range(0, beatsMs.size() - SPAN)
            .mapToDouble(i -> 60_000.0 * SPAN / (beatsMs.get(i + SPAN) - beatsMs.get(i)))
            .sorted()
            .toArray();
    int aside = tempi.length / 20;
    return tempi.length == 0
        ? ""
        : String.format(
            Locale.ROOT, ": %.0f to %.0f", tempi[aside], tempi[tempi.length - 1 - aside]);
  }

  private static String key(TrackAnalysis found) {
    if (found.key().confidence() == 0) return "none: nothing with a pitch was heard";
    String changes =
        found.keySections().stream()
            .skip(1)
            .map(s -> String.format(Locale.ROOT, ", %s from %.0f s", name(s), s.startMs() / 1000.0))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "%s %s (%s, %.0f %% sure), tuned %+.0f cents from 440 Hz%s",
        found.key().tonic(),
        found.key().mode(),
        found.key().camelot(),
        100 * found.key().confidence(),
        found.key().tuningCents(),
        changes.isEmpty() ? "" : "; begins in " + name(found.keySections().getFirst()) + changes);
  }

  private static String name(TrackAnalysis.KeySection section) {
    return section.tonic() + " " + section.mode();
  }

  private static String level(Optional<Double> decibels) {
    return decibels.map(value -> String.format(Locale.ROOT, "%.1f", value)).orElse("no");
  }

  private static String faults(Faults found) {
    List<String> told = new ArrayList<>();
    if (found.clippedRuns() > 0) told.add("clipped in " + found.clippedRuns() + " places");
    if (found.dcOffset().stream().anyMatch(offset -> Math.abs(offset) > AUDIBLE_DC)) {
      told.add("direct current");
    }
    if (!found.monoCompatible()) told.add("the channels cancel each other in mono");
    return told.isEmpty() ? "none" : String.join(", ", told);
  }
}
