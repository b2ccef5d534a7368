package dev.backline.audio.band.style;

import dev.backline.audio.soundfont.SoundFont;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.voice.Sampled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The instruments of {@code band.sf2}, which is read when the first of them is played. */
final class RecordedInstruments {
  private static final double SOFTNESS = 3;
  private static final SoundFont FONT = read();

  private RecordedInstruments() {}

  /**
   * The instrument of a General MIDI program, played by hand, its filter moved by {@code octaves}.
   */
  static Instrument of(int program, double octaves) {
    var preset =
        FONT.preset(0, program)
            .orElseThrow(() -> new IllegalStateException("band.sf2 has no program " + program));
    return new Sampled(preset, octaves, SOFTNESS);
  }

  private static SoundFont read() {
    try (InputStream file =
        Objects.requireNonNull(
            RecordedInstruments.class.getResourceAsStream("band.sf2"),
            "band.sf2 is not on the class path")) {
      return SoundFont.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
