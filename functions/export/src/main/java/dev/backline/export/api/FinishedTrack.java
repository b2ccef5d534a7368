package dev.backline.export.api;

import dev.backline.core.media.FileRef;
import dev.backline.core.media.Loudness;
import dev.backline.core.media.NamedFile;
import dev.backline.core.objects.ObjectStore;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A track that an earlier step finished and measured, and the name under which it is handed out:
 * WAV, 48 kHz, 24-bit.
 */
record FinishedTrack(String name, FileRef file, Optional<Loudness> loudness) {

  /** The tracks that are there before the mix. */
  static Stream<FinishedTrack> ofParts(ExportInput.Enhancement vocal, ExportInput.Generation band) {
    return Stream.concat(
        Stream.of(
            new FinishedTrack(
                "instrumental.wav", band.instrumental().file(), Optional.of(band.loudness())),
            new FinishedTrack("vocal.wav", vocal.vocal().file(), Optional.of(vocal.after()))),
        band.stems().stream()
            .map(
                stem ->
                    new FinishedTrack(
                        PackagePlace.stem(stem.name()), stem.audio().file(), Optional.empty())));
  }

  static FinishedTrack ofMaster(ExportInput.Master master) {
    return new FinishedTrack("master.wav", master.master().file(), Optional.of(master.loudness()));
  }

  /** Copies the track where it lies; a copy that is there already is written over with the same. */
  NamedFile copyTo(PackagePlace place, ObjectStore objects) {
    String key = place.key(name);
    objects.copy(file.key(), key);
    return new NamedFile(name, new FileRef(key, file.sha256(), file.sizeBytes()));
  }
}
