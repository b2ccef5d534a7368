package dev.backline.export.api;

import dev.backline.core.media.Loudness;
import dev.backline.core.media.NamedFile;
import dev.backline.export.Listening;
import dev.backline.export.PreviewSound;
import dev.backline.export.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the payload says, in the words of the report. */
final class ReportFacts {

  private ReportFacts() {}

  static Report of(ExportInput input, ReportSound take, ReportSound master, List<NamedFile> files) {
    ExportInput.Summary found = input.analysis().summary();
    Listening before = take.shown();
    Listening after = master.shown();
    long longestMs = Math.max(before.loudness().durationMs(), after.loudness().durationMs());
    return new Report(
        input.title(),
        input.artist(),
        Stream.of(input.parameters().genre(), input.parameters().mood())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · ")),
        new Report.Key(
            input.generation().key(),
            Objects.requireNonNullElse(found.camelot(), "—"),
            found.keyConfidence(),
            found.tuningCents()),
        new Report.Tempo(
            input.generation().tempo(),
            found.tempoConfidence(),
            found.steady(),
            found.tempoCandidates().stream()
                .map(candidate -> new Report.Candidate(candidate.bpm(), candidate.score()))
                .toList()),
        before,
        after,
        Optional.of(input.master().target().lufs()),
        levels(input, before),
        steps(input),
        files.stream()
            .map(file -> new Report.File(file.name(), file.sizeBytes(), file.sha256()))
            .toList(),
        new Report.Sound(
            take.played(),
            master.played(),
            longestMs > PreviewSound.LONGEST_MS
                ? Optional.of(PreviewSound.LONGEST_MS)
                : Optional.empty()));
  }

  private static List<Report.Level> levels(ExportInput input, Listening before) {
    return List.of(
        level("Take", before.loudness()),
        level("Clean vocal", input.enhancement().after()),
        level("Instrumental", input.generation().loudness()),
        level("Mix", input.mix().loudness()),
        level("Master", input.master().loudness()));
  }

  private static Report.Level level(String name, Loudness loudness) {
    return new Report.Level(
        name,
        loudness.integratedLufs(),
        loudness.rangeLu(),
        loudness.truePeakDbtp(),
        loudness.durationMs());
  }

  private static List<Report.Step> steps(ExportInput input) {
    return List.of(
        step(input, "Enhancement", "Clean the vocal", input.enhancement().decisions()),
        step(input, "Analysis", "Find key and tempo", analysis(input)),
        step(input, "Generation", "Play the band", generation(input.generation())),
        step(input, "Mix", "Mix", moves(input.mix().decisions())),
        step(input, "Master", "Master", moves(input.master().decisions())));
  }

  private static Report.Step step(
      ExportInput input, String state, String name, List<String> decisions) {
    Optional<Long> elapsedMs =
        input.timings().stream()
            .filter(timing -> timing.step().equals(state))
            .map(ExportInput.Timing::elapsedMs)
            .findFirst();
    return new Report.Step(name, elapsedMs, decisions);
  }

  private static List<String> analysis(ExportInput input) {
    ExportInput.Summary found = input.analysis().summary();
    String key =
        String.format(
            Locale.ROOT,
            "The take is in %s, sure to %.0f %%.",
            found.key(),
            100 * found.keyConfidence());
    if (found.tempoCandidates().isEmpty()) {
      boolean asked = input.parameters().tempo().isPresent();
      return List.of(
          key,
          "No pulse was heard in it, so the band keeps "
              + (asked ? "the tempo that was asked for." : "a tempo of its own."));
    }
    return List.of(
        key,
        String.format(
            Locale.ROOT,
            "It moves at %.1f BPM, sure to %.0f %%, and is %s.",
            found.tempo(),
            100 * found.tempoConfidence(),
            found.steady() ? "steady" : "not steady"),
        String.format(
            Locale.ROOT,
            "The first downbeat lies at %.2f s; a bar has %d beats.",
            found.firstDownbeatMs() / 1000.0,
            found.beatsPerBar()));
  }

  private static List<String> generation(ExportInput.Generation band) {
    List<String> decisions = new ArrayList<>();
    decisions.add(
        "Played by "
            + band.provider()
            + " in "
            + band.key()
            + ": "
            + band.stems().stream().map(stem -> stem.name()).collect(Collectors.joining(", "))
            + ".");
    decisions.addAll(band.decisions());
    return decisions;
  }

  private static List<String> moves(List<ExportInput.Move> moves) {
    return moves.stream().map(ReportFacts::move).toList();
  }

  private static String move(ExportInput.Move move) {
    var text = new StringBuilder(move.move());
    if (move.value() != null) {
      text.append(String.format(Locale.ROOT, " %+.1f", move.value()));
    }
    if (move.unit() != null && !move.unit().isBlank()) {
      text.append(' ').append(move.unit());
    }
    if (move.why() != null && !move.why().isBlank()) {
      text.append(": ").append(move.why());
    }
    return text.toString();
  }
}
