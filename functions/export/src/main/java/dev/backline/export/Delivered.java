package dev.backline.export;

import dev.backline.audio.loudness.Loudness;
import java.nio.file.Path;
import java.util.Optional;

/** A file of the package on disk, measured after it was written if it is one piece of audio. */
public record Delivered(String name, Path file, Optional<Loudness> loudness) {}
