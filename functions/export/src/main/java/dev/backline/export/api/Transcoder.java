package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.core.objects.ObjectStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Encodes masters, each once: where the result lies already there is nothing to do. */
@Singleton
final class Transcoder {

  private final ObjectStore objects;

  Transcoder(ObjectStore objects) {
    this.objects = objects;
  }

  void transcode(TranscodeOrder order) throws IOException {
    if (objects.head(order.key()).isPresent()) {
      return;
    }
    Path folder = Files.createTempDirectory("transcode-");
    try {
      Path master = folder.resolve("master.wav");
      objects.download(order.master(), master);
      Path encoded = folder.resolve("encoded");
      new Encoder(Ffmpeg.fromEnvironment()).encode(master, encoded, order.delivery());
      objects.upload(order.key(), encoded);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
