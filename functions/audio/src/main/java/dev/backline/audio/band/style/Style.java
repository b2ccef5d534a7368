package dev.backline.audio.band.style;

import dev.backline.audio.synth.drum.Kit;
import java.util.List;

/** A genre as the players know it. */
public record Style(
    Feel feel,
    Drumming drums,
    BassLine bass,
    Comping keys,
    Sound pad,
    Answer lead,
    Harmony harmony,
    Balance balance,
    Space space) {

  /** The same instruments, chords and room in another rhythm. */
  Style playing(Rhythm rhythm) {
    return new Style(
        feel,
        new Drumming(
            drums.kit(), rhythm.verse().drums(), rhythm.chorus().drums(), drums.fill, drums.crash),
        new BassLine(bass.sound, bass.lowest, rhythm.verse().bass(), rhythm.chorus().bass()),
        new Comping(
            keys.verseSound,
            rhythm.verse().keys(),
            keys.chorusSound,
            rhythm.chorus().keys(),
            keys.colours),
        pad,
        lead,
        harmony,
        balance,
        space);
  }

  /**
   * How time passes.
   *
   * @param slowestBpm for which the grooves are written; a slower song is played in double time
   * @param fastestBpm at least twice that; a faster song is played in half time
   * @param swingEighths where the second eighth of a beat falls, 0.5 (straight) to 0.67
   * @param swingSixteenths the same for sixteenths
   * @param looseMs how far players stray from the grid at most
   */
  public record Feel(
      double slowestBpm,
      double fastestBpm,
      double swingEighths,
      double swingSixteenths,
      double looseMs) {}

  /** How a section is announced. */
  public enum Fill {
    NONE,
    TOMS,
    ROLL,
    STOP
  }

  /** Drum set, two grooves, fills, and whether a cymbal marks a new section. */
  public record Drumming(Kit kit, Groove verse, Groove chorus, Fill fill, boolean crash) {}

  /**
   * Bass: R root, 3, 5, 7 chord tones, o octave, a approach to the next root, W walking, - held.
   *
   * @param lowest MIDI pitch that it does not go below
   */
  public record BassLine(Sound sound, int lowest, Pattern verse, Pattern chorus) {}

  /**
   * Chords: X and x struck, - held, digits the tones of the chord from below, B the bass tone.
   *
   * @param colours 0 triads, 1 sevenths, 2 ninths
   */
  public record Comping(
      Sound verseSound, Pattern verse, Sound chorusSound, Pattern chorus, int colours) {}

  /** What answers the singer, and how often, 0 to 1. */
  public record Answer(Sound sound, double density) {}

  /** Progressions by mode. */
  public record Harmony(List<String> major, List<String> minor) {
    public Harmony {
      major = List.copyOf(major);
      minor = List.copyOf(minor);
    }
  }

  /** Loudness of each player against the whole, in LU. */
  public record Balance(double drums, double bass, double keys, double pads, double lead) {}

  /**
   * The room and the record.
   *
   * @param seconds of reverberation
   * @param wet its level, 0 to 1
   * @param pump how far the others give way to the bass drum, 0 to 1
   * @param wear of the tape, 0 to 1
   */
  public record Space(double seconds, double wet, double pump, double wear) {}
}
