package dev.backline.audio.synth.voice;

import dev.backline.audio.synth.Adsr;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;

/**
 * A synthesiser of oscillators, a resonant low-pass and two envelopes: basses, pads, leads, brass.
 *
 * @param source what oscillates
 * @param tone what the filter leaves of it
 * @param loudness the course of the level
 */
public record Subtractive(Source source, Tone tone, Adsr loudness) implements Instrument {

  /**
   * What oscillates.
   *
   * @param wave of every oscillator
   * @param oscillators 1 to 7, spread over {@code detuneCents} and over the stereo width
   * @param detuneCents between the lowest and the highest
   * @param width 0 (mono) to 1
   * @param sub level of a sine an octave below, 0 to 1
   * @param noise level of white noise, 0 to 1
   * @param vibratoCents depth of a vibrato of 5.2 Hz that comes in after 0.35 s
   */
  public record Source(
      Waveform wave,
      int oscillators,
      double detuneCents,
      double width,
      double sub,
      double noise,
      double vibratoCents) {}

  /**
   * The filter.
   *
   * @param hz the corner when the envelope rests, for middle C
   * @param octaves how far the envelope opens it at full velocity
   * @param resonance 0 to 1
   * @param keyTracking 0 (fixed) to 1 (follows the pitch)
   * @param course of the corner
   */
  public record Tone(
      double hz, double octaves, double resonance, double keyTracking, Adsr course) {}

  /** The same instrument with its filter moved by {@code octaves}. */
  public Subtractive brighter(double octaves) {
    double hz = tone.hz * StrictMath.pow(2, octaves);
    return new Subtractive(
        source,
        new Tone(hz, tone.octaves, tone.resonance, tone.keyTracking, tone.course),
        loudness);
  }

  @Override
  public Voice play(Note note) {
    return new SubtractiveVoice(this, note);
  }
}
