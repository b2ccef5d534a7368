package dev.backline.audio.soundfont;

import java.util.List;

/**
 * An instrument as a player chooses it.
 *
 * @param bank 0 to 127; 128 for percussion
 * @param program 0 to 127 as General MIDI counts them
 * @param name as the font gives it
 * @param regions in the order of the font
 */
public record Preset(int bank, int program, String name, List<Region> regions) {
  public Preset {
    regions = List.copyOf(regions);
  }

  /** What sounds for a note. */
  public List<Region> regions(int key, int velocity) {
    return regions.stream()
        .filter(region -> region.keys().contains(key) && region.velocities().contains(velocity))
        .toList();
  }
}
