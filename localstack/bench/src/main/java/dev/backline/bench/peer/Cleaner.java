package dev.backline.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A program that takes noise away, given a second of the noise alone before the voice.
 *
 * @param name as the tables call it
 * @param cleaning how
 */
public record Cleaner(String name, Cleaning cleaning) {
  private static final double LEAD_IN_SECONDS = 0.9;

  /** Cleans a file into another. */
  @FunctionalInterface
  public interface Cleaning {
    /** Seconds that it took. */
    double run(Path noisy, Path cleaned) throws IOException;
  }

  /** Those that are installed. */
  public static List<Cleaner> installed(Path scratch) {
    List<Cleaner> all = new ArrayList<>();
    all.add(ffmpeg("ffmpeg afftdn", "afftdn"));
    all.add(
        ffmpeg(
            "ffmpeg afftdn, noise sampled",
            "asendcmd=c='0.0 afftdn sn start; "
                + LEAD_IN_SECONDS
                + " afftdn sn stop',afftdn=nr=20"));
    all.add(new Cleaner("ffmpeg afftdn, level of the noise given", Cleaner::withLevel));
    all.add(ffmpeg("ffmpeg anlmdn", "anlmdn"));
    if (Program.SOX.installed()) {
      all.add(new Cleaner("sox noisered, noise sampled", (in, out) -> sox(in, out, scratch)));
    }
    if (Program.GSTREAMER.installed()) {
      all.add(new Cleaner("GStreamer webrtcdsp", Cleaner::webrtc));
    }
    return all;
  }

  private static Cleaner ffmpeg(String name, String filter) {
    return new Cleaner(
        name,
        (in, out) ->
            Program.FFMPEG
                .with(
                    "-nostdin",
                    "-v",
                    "error",
                    "-y",
                    "-i",
                    in,
                    "-af",
                    filter,
                    "-c:a",
                    "pcm_f32le",
                    out)
                .run()
                .seconds());
  }

  private static double withLevel(Path in, Path out) throws IOException {
    Answer heard =
        Program.FFMPEG
            .with(
                "-nostdin",
                "-hide_banner",
                "-nostats",
                "-t",
                LEAD_IN_SECONDS,
                "-i",
                in,
                "-af",
                "astats=measure_perchannel=none",
                "-f",
                "null",
                "-")
            .run();
    double level =
        Double.parseDouble(heard.find("RMS level dB: (-?[0-9.]+|-inf)").replace("-inf", "-80"));
    String filter = String.format(Locale.ROOT, "afftdn=nr=20:nf=%.1f", Math.clamp(level, -80, -20));
    return heard.seconds() + ffmpeg("", filter).cleaning().run(in, out);
  }

  private static double sox(Path in, Path out, Path profile) throws IOException {
    Answer listened =
        Program.SOX.with(in, "-n", "trim", 0, LEAD_IN_SECONDS, "noiseprof", profile).run();
    Answer cleaned =
        Program.SOX
            .with("-D", in, "-e", "floating-point", "-b", 32, out, "noisered", profile, 0.2)
            .run();
    return listened.seconds() + cleaned.seconds();
  }

  private static double webrtc(Path in, Path out) throws IOException {
    String format = "audio/x-raw,format=";
    List<Object> words = new ArrayList<>(List.of("-q", "filesrc", "location=" + in));
    words.addAll(List.of("!", "wavparse", "!", "audioconvert", "!", format + "S16LE"));
    words.addAll(List.of("!", "webrtcdsp", "echo-cancel=false", "gain-control=false"));
    words.addAll(List.of("high-pass-filter=false", "noise-suppression-level=high"));
    words.addAll(List.of("!", "audioconvert", "!", format + "F32LE"));
    words.addAll(List.of("!", "wavenc", "!", "filesink", "location=" + out));
    return Program.GSTREAMER.with(words.toArray()).run().seconds();
  }
}
