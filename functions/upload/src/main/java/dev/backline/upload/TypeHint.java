package dev.backline.upload;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What name and content type say of a file: a first hint that spares a musician the upload of the
 * wrong file. The truth is what decodes.
 */
final class TypeHint {

  static final Set<String> EXTENSIONS =
      Set.of(
          "wav", "wave", "bwf", "w64", "rf64", "mp3", "aif", "aiff", "aifc", "flac", "m4a", "m4b",
          "mp4", "aac", "alac", "ogg", "oga", "opus", "webm", "weba", "mka", "mkv", "mov", "wma",
          "caf", "au", "snd", "amr", "ac3", "wv", "tta", "3gp", "avi", "mpg", "mpeg");

  private TypeHint() {}

  static boolean allows(String fileName, Optional<String> contentType) {
    String type = contentType.map(text -> text.toLowerCase(Locale.ROOT).strip()).orElse("");
    boolean soundsLikeAudio = type.startsWith("audio/") || type.startsWith("video/");
    boolean saysNothing = type.isEmpty() || type.startsWith("application/octet-stream");
    int dot = fileName.lastIndexOf('.');
    if (dot < 0) {
      return soundsLikeAudio || saysNothing;
    }
    return soundsLikeAudio
        || EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
