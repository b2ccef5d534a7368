package dev.backline.audio.ffmpeg;

import java.util.List;
import java.util.Set;

/** The containers that may be read, by FFmpeg's names. */
final class Containers {

  /**
   * Files that hold their own samples. Left out: playlists and scripts, which open other files or
   * addresses (concat, hls, dash, rtsp, ...), pictures, subtitles, and raw formats, which accept
   * any bytes.
   */
  private static final List<String> ALLOWED =
      List.of(
          "wav",
          "w64",
          "aiff",
          "au",
          "caf",
          "voc",
          "sox",
          "nistsphere",
          "ircam",
          "pvf", // PCM
          "flac",
          "wv",
          "tta",
          "ape",
          "tak",
          "shn",
          "dsf",
          "iff",
          "truehd",
          "mlp", // lossless
          "mp3",
          "aac",
          "loas",
          "ac3",
          "eac3",
          "dts",
          "dtshd",
          "mpc",
          "mpc8",
          "amr",
          "amrnb",
          "amrwb",
          "qcp",
          "gsm",
          "xwma",
          "oma", // lossy
          "ogg",
          "mov",
          "matroska",
          "webm",
          "asf",
          "avi",
          "flv",
          "mpegts",
          "mpeg",
          "nut",
          "rm",
          "mxf",
          "wtv",
          "dv"); // containers

  /** Those whose header states the length, rather than lets it be guessed from a bit rate. */
  private static final Set<String> STATE_THEIR_LENGTH =
      Set.of("wav", "w64", "aiff", "au", "caf", "flac", "wv", "tta", "ape", "mov", "matroska");

  private Containers() {}

  static String whitelist() {
    return String.join(",", ALLOWED);
  }

  static boolean statesItsLength(String container) {
    return STATE_THEIR_LENGTH.contains(container);
  }
}
