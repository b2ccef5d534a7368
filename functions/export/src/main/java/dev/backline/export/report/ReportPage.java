package dev.backline.export.report;

import dev.backline.export.Listening;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One file that shows and plays everything and asks nothing of a network. */
public final class ReportPage {

  private static final String TEMPLATE = template();

  private ReportPage() {}

  /** Writes the page. */
  public static void write(Report report, Path file) throws IOException {
    Map<String, String> values = values(report);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      int from = 0;
      for (int at = TEMPLATE.indexOf("{{"); at >= 0; at = TEMPLATE.indexOf("{{", from)) {
        out.write(TEMPLATE, from, at - from);
        int end = TEMPLATE.indexOf("}}", at);
        out.write(value(values, TEMPLATE.substring(at + 2, end)));
        from = end + 2;
      }
      out.write(TEMPLATE, from, TEMPLATE.length() - from);
    }
  }

  private static String value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalStateException("The page has no value for " + name));
  }

  private static Map<String, String> values(Report report) throws IOException {
    Listening before = report.before();
    Listening after = report.after();
    long longestMs =
        Math.max(1, Math.max(before.loudness().durationMs(), after.loudness().durationMs()));
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title", Html.escape(report.title()));
    values.put("artist", report.artist().map(Html::escape).orElse(""));
    values.put("style", Html.escape(report.style()));
    values.put("duration", Html.clock(after.loudness().durationMs()));
    values.put("lengthMs", String.valueOf(report.sound().excerptMs().orElse(longestMs)));
    values.put("longestMs", String.valueOf(longestMs));
    values.put("lufs", level(after.loudness().integratedLufs()));
    values.put("peak", level(after.loudness().truePeakDbtp()));
    values.put("key", Html.escape(report.key().name()));
    values.put("camelot", Html.escape(report.key().camelot()));
    values.put("keyMeter", meter(report.key().confidence()));
    values.put("tuning", tuning(report.key().tuningCents()));
    values.put("tempo", Html.one(report.tempo().bpm()));
    // Nobody is sure of a tempo that nobody heard.
    boolean pulse = !report.tempo().candidates().isEmpty();
    values.put("tempoMeter", pulse ? meter(report.tempo().confidence()) : "");
    values.put("steady", course(report.tempo()));
    values.put("candidates", candidates(report.tempo().candidates()));
    values.put("waveBefore", Charts.waveform(before, longestMs, "before"));
    values.put("waveAfter", Charts.waveform(after, longestMs, "after"));
    values.put("spectrum", Charts.spectrum(before, after));
    values.put("loudness", Charts.loudness(before, after, report.targetLufs()));
    values.put("steps", steps(report.steps()));
    values.put("levels", levels(report.levels()));
    values.put("files", files(report.files()));
    values.put("match", match(before, after));
    values.put("volumeBefore", volume(before, after));
    values.put("volumeAfter", volume(after, before));
    values.put(
        "excerpt",
        report
            .sound()
            .excerptMs()
            .map(ms -> "The page plays the first " + Html.clock(ms) + ".")
            .orElse(""));
    values.put("soundBefore", base64(report.sound().before()));
    values.put("soundAfter", base64(report.sound().after()));
    return values;
  }

  /** The louder of the two is turned down to the other. */
  private static String volume(Listening sound, Listening other) {
    return String.valueOf(Math.pow(10, Math.min(0, difference(other, sound)) / 20));
  }

  private static double difference(Listening one, Listening other) {
    return one.loudness().integratedLufs().isPresent()
            && other.loudness().integratedLufs().isPresent()
        ? one.loudness().integratedLufs().get() - other.loudness().integratedLufs().get()
        : 0;
  }

  private static String match(Listening before, Listening after) {
    double louder = difference(after, before);
    String which = louder >= 0 ? "The master" : "The take";
    return which
        + " is turned down by "
        + Html.one(Math.abs(louder))
        + " dB, so that both are equally loud.";
  }

  private static String tuning(double cents) {
    return Math.abs(cents) < 3
        ? "in tune with A 440"
        : (cents > 0 ? "+" : "") + Html.whole(cents) + " cents from A 440";
  }

  private static String course(Report.Tempo tempo) {
    if (tempo.candidates().isEmpty()) return "the take has no pulse";
    return tempo.steady() ? "steady" : "drifts";
  }

  private static String meter(double confidence) {
    return """
    <div class="meter"><span>sure to %1$s %%</span>\
    <span class="bar" aria-hidden="true"><i style="width:%1$s%%"></i></span></div>\
    """
        .formatted(Html.whole(100 * confidence));
  }

  private static String candidates(List<Report.Candidate> candidates) {
    double best = candidates.stream().mapToDouble(Report.Candidate::score).max().orElse(1);
    return candidates.stream()
        .limit(5)
        .map(
            candidate ->
                """
                <li><span>%s</span><span class="bar"><i style="width:%s%%"></i></span></li>\
                """
                    .formatted(
                        Html.one(candidate.bpm()), Math.round(100 * candidate.score() / best)))
        .collect(Collectors.joining());
  }

  private static String steps(List<Report.Step> steps) {
    long total = Math.max(1, steps.stream().mapToLong(step -> step.elapsedMs().orElse(0L)).sum());
    return steps.stream().map(step -> step(step, total)).collect(Collectors.joining());
  }

  private static String step(Report.Step step, long totalMs) {
    String time = step.elapsedMs().map(Html::elapsed).orElse("");
    String decisions =
        step.decisions().stream()
            .map(decision -> "<li>" + Html.escape(decision) + "</li>")
            .collect(Collectors.joining());
    return """
    <article class="step"><header><h3>%s</h3><span class="time">%s</span></header>\
    <div class="bar" aria-hidden="true"><i style="width:%s%%"></i></div><ul>%s</ul></article>\
    """
        .formatted(
            Html.escape(step.name()),
            time,
            Math.round(100.0 * step.elapsedMs().orElse(0L) / totalMs),
            decisions);
  }

  private static String levels(List<Report.Level> levels) {
    return levels.stream()
        .map(
            row ->
                "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                    .formatted(
                        Html.escape(row.name()),
                        level(row.lufs()),
                        level(row.rangeLu()),
                        level(row.truePeakDbtp()),
                        Html.clock(row.durationMs())))
        .collect(Collectors.joining());
  }

  private static String files(List<Report.File> files) {
    return files.stream()
        .map(
            file ->
                "<tr><th scope=\"row\">%s</th><td>%s</td><td><code title=\"%s\">%s</code></td></tr>"
                    .formatted(
                        Html.escape(file.name()),
                        Html.size(file.sizeBytes()),
                        file.sha256(),
                        file.sha256().substring(0, 12)))
        .collect(Collectors.joining());
  }

  private static String level(Optional<Double> value) {
    return value.map(Html::one).orElse("—");
  }

  private static String base64(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }

  private static String template() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("report.html is not beside its class", e);
    }
  }
}
