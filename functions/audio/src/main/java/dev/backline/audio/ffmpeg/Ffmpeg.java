package dev.backline.audio.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * The programs ffmpeg and ffprobe: those of the project's layer, or any FFmpeg 6 or later below
 * another folder.
 */
public final class Ffmpeg {

  /** One block of memory that a damaged header asks for, not the whole program. */
  private static final String LARGEST_BLOCK = String.valueOf(1 << 28);

  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

  private final Path bin;

  private Ffmpeg(Path bin) {
    this.bin = bin;
  }

  /**
   * The programs {@code home/bin/ffmpeg} and {@code home/bin/ffprobe}.
   *
   * @throws IllegalStateException when one of them is not there or may not be started
   */
  public static Ffmpeg at(Path home) {
    Path bin = home.resolve("bin").toAbsolutePath();
    for (String program : new String[] {"ffmpeg", "ffprobe"}) {
      if (!Files.isExecutable(bin.resolve(program))) {
        throw new IllegalStateException(
            "No executable "
                + bin.resolve(program)
                + "; FFMPEG_HOME must name a folder with bin/ffmpeg and bin/ffprobe");
      }
    }
    return new Ffmpeg(bin);
  }

  /** The programs below the folder that {@code FFMPEG_HOME} names in an environment. */
  public static Ffmpeg in(Map<String, String> environment) {
    String home = environment.getOrDefault("FFMPEG_HOME", "");
    if (home.isBlank()) {
      throw new IllegalStateException("FFMPEG_HOME is not set; it names the folder of bin/ffmpeg");
    }
    return at(Path.of(home));
  }

  /**
   * How a command line of ffmpeg begins; inputs and an output are to follow.
   *
   * @param limit of time; after twice as much processor time, which may be that of two processors,
   *     the system kills a program that no longer listens
   */
  List<String> ffmpeg(Duration limit) {
    return bounded(bin.resolve("ffmpeg"), limit);
  }

  /**
   * As {@link #ffmpeg}, with the quickest LAME at hand: a layer whose FFmpeg has a slow one brings
   * a second program for MP3. That one may be old, so nothing but files of this project's making is
   * for it to read.
   */
  List<String> ffmpegForMp3(Duration limit) {
    Path own = bin.resolve("ffmpeg-mp3");
    return Files.isExecutable(own) ? bounded(own, limit) : ffmpeg(limit);
  }

  private static List<String> bounded(Path program, Duration limit) {
    return new ArrayList<>(
        List.of(
            program.toString(),
            "-nostdin",
            "-nostats",
            "-hide_banner",
            "-loglevel",
            "warning",
            "-max_alloc",
            LARGEST_BLOCK,
            "-filter_threads",
            "1",
            "-timelimit",
            String.valueOf(2 * limit.toSeconds() + 1),
            "-y"));
  }

  /** An input of this project's making, or one whose kind was made sure of, on a command line. */
  static List<String> input(Path file, String demuxer) {
    return List.of(
        "-f", demuxer, "-protocol_whitelist", "file", "-i", "file:" + file.toAbsolutePath());
  }

  /** How a command line of ffprobe begins; a question and an input are to follow. */
  List<String> ffprobe() {
    return new ArrayList<>(
        List.of(
            bin.resolve("ffprobe").toString(),
            "-hide_banner",
            "-loglevel",
            "fatal",
            "-max_alloc",
            LARGEST_BLOCK));
  }

  /** Whether the build has this encoder. */
  boolean hasEncoder(String name) throws IOException {
    return ask("-encoders").stream().anyMatch(line -> line.contains(" " + name + " "));
  }

  /** The version that the program states, such as {@code 7.1}. */
  public String version() throws IOException {
    return ask("-version").getFirst().replaceFirst("^ffmpeg version (\\S+).*$", "$1");
  }

  private List<String> ask(String question) throws IOException {
    try {
      return Program.ask(
          List.of(bin.resolve("ffmpeg").toString(), "-hide_banner", question),
          ANSWERS_WITHIN,
          _ -> true);
    } catch (TimeoutException | Program.FailedException e) {
      throw new IOException("ffmpeg does not answer " + question, e);
    }
  }
}
