package dev.backline.export.api;

import dev.backline.core.media.FileRef;
import dev.backline.core.media.Loudness;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A track that an earlier step finished and measured, and the name under which it is handed out:
 * WAV, 48 kHz, 24-bit.
 */
record FinishedTrack(String name, FileRef file, Optional<Loudness> loudness) {

  static Stream<FinishedTrack> of(ExportInput input) {
    ExportInput.Generation band = input.generation();
    return Stream.concat(
        Stream.of(
            new FinishedTrack(
                "master.wav",
                input.master().master().file(),
                Optional.of(input.master().loudness())),
            new FinishedTrack(
                "instrumental.wav", band.instrumental().file(), Optional.of(band.loudness())),
            new FinishedTrack(
                "vocal.wav",
                input.enhancement().vocal().file(),
                Optional.of(input.enhancement().after()))),
        band.stems().stream()
            .map(
                stem ->
                    new FinishedTrack(
                        PackagePlace.stem(stem.name()), stem.audio().file(), Optional.empty())));
  }
}
