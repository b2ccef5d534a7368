package dev.backline.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A way to bring a mix to a loudness below −1 dBTP.
 *
 * @param name as the tables call it
 * @param mastering how
 */
public record Masterer(String name, Mastering mastering) {

  /** Masters a file into another. */
  @FunctionalInterface
  public interface Mastering {
    /** Seconds that it took. */
    double run(Path mix, Path master, double lufs) throws IOException;
  }

  /** Those of FFmpeg. */
  public static List<Masterer> all() {
    return List.of(
        new Masterer("ffmpeg loudnorm, two passes, linear", Masterer::loudnorm),
        new Masterer("ffmpeg volume and alimiter", Masterer::limiter),
        new Masterer("the same at 192 kHz", Masterer::oversampledLimiter));
  }

  private static double loudnorm(Path mix, Path master, double lufs) throws IOException {
    String target = String.format(Locale.ROOT, "loudnorm=I=%.1f:TP=-1:LRA=20", lufs);
    Answer heard =
        Program.FFMPEG
            .with(
                "-nostdin",
                "-hide_banner",
                "-nostats",
                "-i",
                mix,
                "-af",
                target + ":print_format=json",
                "-f",
                "null",
                "-")
            .run();
    String measured =
        String.format(
            Locale.ROOT,
            ":measured_I=%s:measured_TP=%s:measured_LRA=%s:measured_thresh=%s:offset=%s:linear=true",
            heard.find("\"input_i\" : \"([-0-9.]+)\""),
            heard.find("\"input_tp\" : \"([-0-9.]+)\""),
            heard.find("\"input_lra\" : \"([-0-9.]+)\""),
            heard.find("\"input_thresh\" : \"([-0-9.]+)\""),
            heard.find("\"target_offset\" : \"([-0-9.]+)\""));
    return heard.seconds() + filtered(mix, master, target + measured);
  }

  private static double limiter(Path mix, Path master, double lufs) throws IOException {
    return limited(mix, master, lufs, "volume=%.2fdB,alimiter=limit=0.891251:level=false");
  }

  private static double oversampledLimiter(Path mix, Path master, double lufs) throws IOException {
    return limited(
        mix,
        master,
        lufs,
        "volume=%.2fdB,aresample=192000,alimiter=limit=0.891251:level=false,aresample=48000");
  }

  private static double limited(Path mix, Path master, double lufs, String filter)
      throws IOException {
    Answer heard = Ebur128.withoutPeaks(mix).run();
    double gainDb = lufs - heard.number("I:\\s+(-?[0-9.]+) LUFS");
    return heard.seconds() + filtered(mix, master, String.format(Locale.ROOT, filter, gainDb));
  }

  private static double filtered(Path in, Path out, String filter) throws IOException {
    return Program.FFMPEG
        .with(
            "-nostdin",
            "-v",
            "error",
            "-y",
            "-i",
            in,
            "-af",
            filter,
            "-ar",
            48_000,
            "-c:a",
            "pcm_s24le",
            out)
        .run()
        .seconds();
  }
}
