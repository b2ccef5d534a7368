package dev.backline.audio.soundfont;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A collection of recorded instruments. Of samples with 24 bits the upper 16 are used.
 *
 * @param name as the font gives it
 * @param presets in the order of the file
 */
public record SoundFont(String name, List<Preset> presets) {
  public SoundFont {
    presets = List.copyOf(presets);
  }

  /**
   * Reads a font whole.
   *
   * @throws SoundFontException if it is none or is broken; the message names the chunk
   */
  public static SoundFont read(InputStream file) throws IOException {
    return new SoundFontReader(Riff.read(file.readAllBytes())).font();
  }

  /** The preset of a bank and a program. */
  public Optional<Preset> preset(int bank, int program) {
    return presets.stream()
        .filter(preset -> preset.bank() == bank && preset.program() == program)
        .findFirst();
  }
}
