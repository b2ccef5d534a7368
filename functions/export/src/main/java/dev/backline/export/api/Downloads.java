package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.ffmpeg.Tags;
import dev.backline.core.files.Scratch;
import dev.backline.core.media.FileRef;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.objects.Sha256;
import dev.backline.core.objects.StoredObject;
import dev.backline.export.DownloadRequest;
import dev.backline.export.StemsArchive;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what is downloaded of a finished production, each once. */
@Singleton
final class Downloads {

  private static final String MASTER = "master.wav";
  private static final String VOCAL = "vocal.wav";

  /** The time limit of the function that makes them. */
  private static final Duration MADE_WITHIN = Duration.ofMinutes(15);

  /** Only when it was written counts. */
  private static final byte[] NOTE = "ordered".getBytes(StandardCharsets.US_ASCII);

  private final ObjectStore objects;

  Downloads(ObjectStore objects) {
    this.objects = objects;
  }

  /** Where a download lies, once it is made. */
  String key(String userId, Manifest manifest, DownloadRequest request) {
    return switch (request) {
      case DownloadRequest.Track track -> place(userId, trackIdentity(manifest)) + track.name();
      case DownloadRequest.Stems _ -> place(userId, stemsIdentity(manifest)) + "stems.zip";
    };
  }

  boolean isMade(String key) {
    return objects.head(key).isPresent();
  }

  /** Whether somebody ordered it who may still be served. */
  boolean isOrdered(String key) {
    Instant failedBy = Instant.now().minus(MADE_WITHIN);
    return objects
        .head(note(key))
        .map(StoredObject::lastModified)
        .filter(failedBy::isBefore)
        .isPresent();
  }

  /** Notes that it is ordered, once it is: an order that could not be sent must be sent again. */
  void noteOrder(String key) {
    objects.write(note(key), NOTE);
  }

  private static String note(String key) {
    return key + ".ordered";
  }

  /** Makes a download, unless it is there. */
  void make(FinishedProductions.Finished finished, DownloadRequest request, String key)
      throws IOException {
    if (isMade(key)) {
      return;
    }
    try (var scratch = new Scratch()) {
      Path file = scratch.file("made");
      switch (request) {
        case DownloadRequest.Track(Delivery delivery) -> encode(finished, delivery, scratch, file);
        case DownloadRequest.Stems _ -> zip(finished, scratch, file);
      }
      objects.upload(key, file);
    }
  }

  private void encode(
      FinishedProductions.Finished finished, Delivery delivery, Scratch scratch, Path file)
      throws IOException {
    Manifest manifest = finished.manifest();
    Path master = fetch(finished, MASTER, scratch);
    var tags = Tags.of(Optional.of(manifest.title()), manifest.artist());
    new Encoder(Ffmpeg.in(System.getenv())).encode(master, file, delivery.withTags(tags));
  }

  private void zip(FinishedProductions.Finished finished, Scratch scratch, Path file)
      throws IOException {
    Path vocal = fetch(finished, VOCAL, scratch);
    try (var archive = StemsArchive.create(file)) {
      for (Manifest.Entry stem : stems(finished.manifest())) {
        try (InputStream wav = objects.open(finished.place().key(stem.name()))) {
          archive.add(stem.name().substring(PackagePlace.STEMS.length()), wav);
        }
      }
      archive.addInStereo(VOCAL, vocal, scratch.file("stereo.wav"));
    }
  }

  private Path fetch(FinishedProductions.Finished finished, String name, Scratch scratch)
      throws IOException {
    Manifest.Entry entry = finished.manifest().file(name);
    Path file = scratch.file(name);
    objects.download(
        new FileRef(finished.place().key(name), entry.sha256(), entry.sizeBytes()), file);
    return file;
  }

  private static String place(String userId, String identity) {
    return "users/" + userId + "/transcodes/" + Sha256.of(identity) + "/";
  }

  /** Another production of the same master needs no encoding; the tags are part of the file. */
  private static String trackIdentity(Manifest manifest) {
    return manifest.file(MASTER).sha256()
        + "\n"
        + manifest.title()
        + "\n"
        + manifest.artist().orElse("");
  }

  private static String stemsIdentity(Manifest manifest) {
    return Stream.concat(stems(manifest).stream(), Stream.of(manifest.file(VOCAL)))
        .map(entry -> entry.name() + " " + entry.sha256())
        .collect(Collectors.joining("\n"));
  }

  private static List<Manifest.Entry> stems(Manifest manifest) {
    return manifest.files().stream()
        .filter(entry -> entry.name().startsWith(PackagePlace.STEMS))
        .sorted(Comparator.comparing(Manifest.Entry::name))
        .toList();
  }
}
