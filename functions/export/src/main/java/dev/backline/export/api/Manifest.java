package dev.backline.export.api;

import dev.backline.core.media.Loudness;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/**
 * What reproduces a production: inputs by hash, versions, parameters, seed, and the measurement of
 * every file. It names no user, no production, no time and no key, so the same inputs give the same
 * manifest anywhere.
 */
@Serdeable
public record Manifest(
    int manifest,
    String title,
    Optional<String> artist,
    Versions versions,
    Content take,
    ExportInput.Parameters parameters,
    Steps steps,
    List<Entry> files) {

  /** Version of this document's form. */
  static final int FORM = 1;

  /** A file of the package. */
  Entry file(String name) {
    return files.stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The manifest names no " + name));
  }

  /** What made the files. */
  @Serdeable
  public record Versions(String export, String ffmpeg, String provider) {}

  /** A file by its content. */
  @Serdeable
  public record Content(String sha256, long sizeBytes) {}

  /** What each step gave. */
  @Serdeable
  public record Steps(
      Enhancement enhancement,
      ExportInput.Summary analysis,
      Generation generation,
      Engineering mix,
      Engineering master,
      ExportInput.Target target) {}

  /** The cleaned vocal. */
  @Serdeable
  public record Enhancement(
      Content vocal,
      Loudness before,
      Loudness after,
      double noiseReductionDb,
      List<String> decisions) {}

  /** The band. */
  @Serdeable
  public record Generation(
      Content instrumental,
      List<Stem> stems,
      String key,
      double tempo,
      @Nullable String prompt,
      Loudness loudness,
      List<String> decisions) {}

  /** A track of the band. */
  @Serdeable
  public record Stem(String name, Content content) {}

  /** A mix or a master. */
  @Serdeable
  public record Engineering(Content content, Loudness loudness, List<ExportInput.Move> decisions) {}

  /** A file of the package; what is no audio has no loudness. */
  @Serdeable
  public record Entry(String name, String sha256, long sizeBytes, Optional<Loudness> loudness) {}
}
