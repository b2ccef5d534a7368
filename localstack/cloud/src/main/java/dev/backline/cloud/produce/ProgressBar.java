package dev.backline.cloud.produce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One line that tells where a production is: a bar on a terminal, one line per step where there is
 * none.
 */
public final class ProgressBar implements Reporter {

  private static final int WIDTH = 28;

  private final PrintStream out;
  private final boolean terminal;
  private String lastStep = "";

  /**
   * Shows progress on {@code out}; {@code terminal} says whether a line there can be drawn anew.
   */
  public ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void began(Path take, URI baseUrl) {
    out.println("Producing " + take + " on " + baseUrl);
  }

  @Override
  public void uploaded(double share) {
    show("Upload", 0, Duration.ZERO, share < 1 ? "%.0f %% sent".formatted(share * 100) : "sent");
  }

  @Override
  public void progressed(JsonNode job) {
    String step =
        job.path("waitsForRecording").asBoolean() ? "Ingest" : job.path("step").asText("Queued");
    String left =
        job.hasNonNull("etaMs")
            ? "about " + time(Duration.ofMillis(job.path("etaMs").asLong())) + " left"
            : "";
    show(
        step,
        job.path("progress").asInt(),
        Duration.ofMillis(job.path("elapsedMs").asLong()),
        left);
  }

  @Override
  public void finished(JsonNode job, Path folder) {
    if (terminal) out.println();
    JsonNode band = job.path("measurements").path("Generation");
    JsonNode master = job.path("measurements").path("Master").path("loudness");
    if (band.isObject()) {
      out.printf("  %s at %.1f BPM%n", band.path("key").asText(), band.path("tempo").asDouble());
    }
    if (master.isObject()) {
      out.printf(
          "  mastered at %.1f LUFS, true peak %.1f dBTP%n",
          master.path("integratedLufs").asDouble(), master.path("truePeakDbtp").asDouble());
    }
    out.println("  " + folder.resolve("report.html"));
    out.println("  " + folder.resolve("master.wav"));
  }

  @Override
  public void previewed(Path file) {
    if (terminal) out.println();
    out.println("  Listen to how it begins: " + file);
  }

  @Override
  public void warned(String warning) {
    if (terminal) out.println();
    out.println("  Mind: " + warning);
  }

  @Override
  public void refused(String reason) {
    if (terminal) out.println();
    out.println("  " + reason);
  }

  private void show(String step, int percent, Duration elapsed, String note) {
    if (terminal) {
      int filled = percent * WIDTH / 100;
      String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      out.printf("\r\u001b[K  %s %3d %%  %-12s %8s  %s", bar, percent, step, time(elapsed), note);
    } else if (!step.equals(lastStep)) {
      out.printf("  %3d %%  %-12s %8s  %s%n", percent, step, time(elapsed), note);
      lastStep = step;
    }
    out.flush();
  }

  private static String time(Duration time) {
    return time.toSeconds() < 60
        ? "%.1f s".formatted(time.toMillis() / 1000.0)
        : "%d:%02d min".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
