package dev.backline.audio.synth.voice;

import dev.backline.audio.soundfont.Preset;
import dev.backline.audio.soundfont.Region;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Stray;
import dev.backline.audio.synth.Voice;
import java.util.List;

/**
 * A recorded instrument: plays the preset of a SoundFont. As of all instruments here, the amplitude
 * follows the velocity in proportion; as SoundFonts make it follow its square (2.04, 8.4.1), they
 * are given 127·√velocity. Its voices keep what they read for each other: one thread at a time
 * plays them.
 */
public final class Sampled implements Instrument {
  private static final double STRAY_CENTS = 2.5;

  /** So few that a wave is mostly read at a speed it was read at before. */
  private static final int TUNINGS = 4;

  private static final double STRAY_OCTAVES = 0.25;
  private static final double STRAY_LOUDNESS = 0.06;

  /** From here on a struck note is as bright as it was recorded. */
  private static final double FULL_VELOCITY = 0.9;

  private final List<Recording> recordings;
  private final double octaves;
  private final double softness;

  /** A region with its frames laid out for reading. */
  record Recording(Region region, Wave wave) {}

  /** The font's instrument, every note alike, its filter moved by {@code octaves}. */
  public Sampled(Preset preset, double octaves) {
    this(preset, octaves, 0);
  }

  /**
   * The instrument under a hand: no note is quite like another, and a soft one is darker.
   *
   * @param octaves by which the filter is moved
   * @param softness octaves by which it closes from the strongest to the faintest note; 0: the hand
   *     does not matter
   */
  public Sampled(Preset preset, double octaves, double softness) {
    recordings =
        preset.regions().stream().map(region -> new Recording(region, new Wave(region))).toList();
    this.octaves = octaves;
    this.softness = softness;
  }

  @Override
  public Voice play(Note note) {
    return softness == 0 ? voice(note, octaves) : underHand(note, Stray.of(note));
  }

  private Voice underHand(Note note, Stray stray) {
    double soft = Math.max(0, FULL_VELOCITY - note.velocity());
    double aside = 2 * (stray.way(TUNINGS) + 0.5) / TUNINGS - 1;
    double cents = Math.clamp(note.cents() + STRAY_CENTS * aside, -100, 100);
    double velocity =
        Math.clamp(note.velocity() * (1 + STRAY_LOUDNESS * stray.loudness()), 0.001, 1);
    return voice(
        new Note(note.startFrame(), note.frames(), note.midi(), cents, velocity),
        octaves - softness * soft + STRAY_OCTAVES * stray.brightness());
  }

  private Voice voice(Note note, double octaves) {
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
