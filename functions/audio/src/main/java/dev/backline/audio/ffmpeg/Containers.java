package dev.backline.audio.ffmpeg;

import java.util.List;
import java.util.Set;

/** The containers that may be read, by FFmpeg's names. */
final class Containers {

  /**
   * Files that hold their own samples, as recorders, phones, browsers and studios write them. Left
   * out: playlists and scripts, which open other files or addresses (concat, hls, dash, rtsp, ...),
   * pictures, subtitles, raw formats, which accept any bytes, and the formats of games,
   * broadcasters and museums: each is one more parser that a hostile file can choose.
   */
  private static final List<String> ALLOWED =
      List.of(
          "wav,w64,aiff,au,caf,voc,nistsphere", // PCM
          "flac,wv,tta,dsf", // lossless
          "mp3,aac,ac3,eac3,amr", // lossy
          "ogg,mov,matroska,asf,avi,flv,mpegts,mpeg"); // containers

  /** Those whose header states the length, rather than lets it be guessed from a bit rate. */
  private static final Set<String> STATE_THEIR_LENGTH =
      Set.of("wav", "w64", "aiff", "au", "caf", "flac", "wv", "tta", "mov", "matroska");

  private Containers() {}

  static String whitelist() {
    return String.join(",", ALLOWED);
  }

  /** Each of them. */
  static List<String> names() {
    return List.of(whitelist().split(","));
  }

  static boolean statesItsLength(String container) {
    return STATE_THEIR_LENGTH.contains(container);
  }
}
