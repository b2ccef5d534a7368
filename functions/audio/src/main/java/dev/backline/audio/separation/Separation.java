package dev.backline.audio.separation;

import java.nio.file.Path;
import java.util.Map;

/**
 * A mix taken apart.
 *
 * @param stems the WAV of each stem
 * @param quality what they are fit for
 */
public record Separation(Map<Stem, Path> stems, Quality quality) {
  public Separation {
    stems = Map.copyOf(stems);
  }
}
