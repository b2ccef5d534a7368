package dev.backline.cloud.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The FFmpeg layer as a judge that the product has no part in. */
final class Meter {
  private static final Path FFMPEG = Path.of(System.getenv("FFMPEG_HOME"), "bin", "ffmpeg");
  private static final Pattern SUMMARY =
      Pattern.compile("I:\\s+(-?[\\d.]+) LUFS.*Peak:\\s+(-?[\\d.]+) dBFS", Pattern.DOTALL);
  private static final Pattern TIME = Pattern.compile("time=(\\d+):(\\d+):(\\d+\\.\\d+)");

  private final Path folder;

  Meter(Path folder) {
    this.folder = folder;
  }

  /** Integrated loudness and true peak by EBU R 128. */
  record Loudness(double lufs, double truePeakDbtp) {}

  Loudness loudness(byte[] file) throws IOException, InterruptedException {
    String said = said(file, "ebur128=peak=true");
    var summary = SUMMARY.matcher(said.substring(said.lastIndexOf("Summary:")));
    assertThat(summary.find()).as(said).isTrue();
    return new Loudness(Double.parseDouble(summary.group(1)), Double.parseDouble(summary.group(2)));
  }

  /** How long the audio in a file is when all of it is decoded. */
  double seconds(byte[] file) throws IOException, InterruptedException {
    String said = said(file, "anull");
    var time = TIME.matcher(said.substring(said.lastIndexOf("time=")));
    assertThat(time.find()).as(said).isTrue();
    return Integer.parseInt(time.group(2)) * 60 + Double.parseDouble(time.group(3));
  }

  private String said(byte[] bytes, String filter) throws IOException, InterruptedException {
    Path file = Files.write(Files.createTempFile(folder, "heard", ""), bytes);
    var process =
        new ProcessBuilder(
                FFMPEG.toString(),
                "-hide_banner",
                "-nostdin",
                "-xerror",
                "-i",
                file.toString(),
                "-map",
                "0:a",
                "-af",
                filter,
                "-f",
                "null",
                "-")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
