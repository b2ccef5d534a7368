package dev.backline.studio;

import dev.backline.audio.ffmpeg.UndecodableAudioException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** What went wrong and what helps, in words for whoever typed the command. */
final class Complaint {
  private Complaint() {}

  static String about(Exception wrong) {
    return switch (wrong) {
      case NoSuchFileException e ->
          e.getFile() + ": there is no such file or folder; correct the path or make the folder";
      case AccessDeniedException e ->
          e.getFile() + ": not permitted; choose a place where you may read and write";
      case NotDirectoryException e -> e.getFile() + ": is no folder; choose one";
      case FileSystemException e ->
          e.getFile()
              + ": "
              + Optional.ofNullable(e.getReason()).orElse("cannot be used")
              + "; choose another place";
      default -> Optional.ofNullable(wrong.getMessage()).orElse(wrong.toString());
    };
  }

  static String about(Path file, UndecodableAudioException wrong) {
    String helps =
        switch (wrong.reason()) {
          case EMPTY, NO_SAMPLES, TRUNCATED -> "copy or export it again";
          case NOT_AUDIO, TIMED_OUT -> "save it as WAV, FLAC or MP3";
          case NO_AUDIO_STREAM -> "choose a file with sound in it";
          case TOO_LONG -> "cut it into parts";
        };
    return "%s: %s; %s".formatted(file, wrong.getMessage(), helps);
  }
}
