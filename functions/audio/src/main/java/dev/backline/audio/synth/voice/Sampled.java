package dev.backline.audio.synth.voice;

import dev.backline.audio.soundfont.Preset;
import dev.backline.audio.soundfont.Region;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;
import java.util.List;

/**
 * A recorded instrument: plays the preset of a SoundFont. As of all instruments here, the amplitude
 * follows the velocity in proportion; as SoundFonts make it follow its square (2.04, 8.4.1), they
 * are given 127·√velocity.
 */
public final class Sampled implements Instrument {
  private final List<Recording> recordings;
  private final double octaves;

  /** A region with its frames laid out for reading. */
  record Recording(Region region, Wave wave) {}

  /** The instrument with its filter moved by {@code octaves}. */
  public Sampled(Preset preset, double octaves) {
    recordings =
        preset.regions().stream().map(region -> new Recording(region, new Wave(region))).toList();
    this.octaves = octaves;
  }

  @Override
  public Voice play(Note note) {
    double velocity = 127 * StrictMath.sqrt(note.velocity());
    int whole = Math.clamp(Math.round(velocity), 1, 127);
    var voices =
        recordings.stream()
            .filter(r -> r.region().keys().contains(note.midi()))
            .filter(r -> r.region().velocities().contains(whole))
            .map(recording -> new RegionVoice(recording, note, velocity, octaves))
            .toArray(RegionVoice[]::new);
    return (left, right, from, to) -> {
      boolean more = false;
      for (var voice : voices) more |= voice.render(left, right, from, to);
      return more;
    };
  }
}
