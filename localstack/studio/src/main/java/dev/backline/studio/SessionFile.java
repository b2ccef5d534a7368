package dev.backline.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backline.audio.bounce.Recordings;
import dev.backline.audio.bounce.Session;
import dev.backline.audio.bounce.document.SessionDocument;
import dev.backline.audio.studio.ImpulseResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a session from a file. What is wrong with it is an {@link IllegalArgumentException} that
 * begins with the path of the field.
 */
record SessionFile(Path file, SessionDocument document) {

  static SessionFile read(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("SESSION: there is no readable file " + file);
    }
    try {
      Object json = new ObjectMapper().readValue(file.toFile(), Object.class);
      return new SessionFile(file, SessionDocument.of(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is not JSON: line %d, column %d: %s"
              .formatted(
                  file.getFileName(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
  }

  int sampleRateHz() {
    return document.sampleRateHz();
  }

  /**
   * The session at a rate.
   *
   * @param recordings of that rate, where rooms are read from
   */
  Session session(int sampleRateHz, Recordings recordings) throws IOException {
    return document.session(
        sampleRateHz,
        this::beside,
        room -> {
          try (var reader = recordings.open(room)) {
            return ImpulseResponse.of(reader);
          }
        });
  }

  /** A file beside the session's. */
  private Path beside(String name) {
    Path named = file.toAbsolutePath().resolveSibling(name).normalize();
    if (!Files.isReadable(named) || Files.isDirectory(named)) {
      throw new IllegalArgumentException("must name a readable file; there is none at " + named);
    }
    return named;
  }
}
