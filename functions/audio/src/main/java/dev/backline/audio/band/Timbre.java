package dev.backline.audio.band;

import dev.backline.audio.band.style.Sound;
import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.effect.Amplifier;
import dev.backline.audio.synth.effect.Chorus;
import dev.backline.audio.synth.effect.Drive;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Filters;
import dev.backline.audio.synth.effect.Tremolo;
import java.util.List;

/** What players sound like before they stand in a room. */
final class Timbre {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;

  /** Where words are understood the accompaniment holds back. */
  private static final double VOICE_HOLE_DB = -1.5;

  private Timbre() {}

  /** What makes a sound of an instrument's: amplifier, chorus, what microphones add. */
  static void character(Sound sound, List<Effect> chain) {
    switch (sound) {
      case DRIVE_GUITAR -> {
        // The upper partials of a string are sharp; driven hard they would bury the chord.
        chain.add(new Filters(List.of(() -> Biquad.highShelf(RATE, 700, -16))));
        chain.add(new Amplifier(18));
      }
      case CLEAN_GUITAR -> {
        chain.add(new Filters(List.of(() -> Biquad.highShelf(RATE, 1400, -7))));
        chain.add(new Chorus(0.7, 2.2, 0.4));
      }
      case ELECTRIC_PIANO -> {
        chain.add(new Filters(List.of(() -> Biquad.highShelf(RATE, 1200, 5))));
        chain.add(new Tremolo(4.6, 0.35));
        chain.add(new Chorus(0.55, 2, 0.3));
      }
      case ORGAN -> chain.add(new Chorus(5.8, 0.35, 0.5));
      case STEEL_GUITAR, NYLON_GUITAR ->
          chain.add(
              new Filters(
                  List.of(
                      () -> Biquad.peak(RATE, 180, 0.9, -3),
                      () -> Biquad.highShelf(RATE, 3000, 3))));
      case FINGER_BASS -> bassAmplifier(12, 30, chain);
      case UPRIGHT_BASS -> bassAmplifier(12, 10, chain);
      case SUB_BASS, EIGHT_OH_EIGHT -> {
        // A telephone has no octave below 200 Hz: there the overtones stand for the tone.
        chain.add(new Drive(sound == Sound.SUB_BASS ? 24 : 10));
        chain.add(new Filters(List.of(() -> Biquad.peak(RATE, 260, 0.6, 6))));
      }
      case MOOG_BASS, SAW_BASS ->
          chain.add(new Filters(List.of(() -> Biquad.peak(RATE, 320, 0.6, 4))));
      case WARM_PAD, GLASS -> chain.add(new Chorus(0.35, 3.5, 0.45));
      case STRINGS -> {
        chain.add(new Filters(List.of(() -> Biquad.highShelf(RATE, 3000, 3))));
        chain.add(new Chorus(0.35, 3.5, 0.45));
      }
      default -> {}
    }
  }

  /**
   * A recorded bass is dull by itself: fingers and wood are brought out, the cellar is held back.
   */
  private static void bassAmplifier(double presenceDb, double drive, List<Effect> chain) {
    chain.add(
        new Filters(
            List.of(
                () -> Biquad.lowShelf(RATE, 75, -6),
                () -> Biquad.peak(RATE, 800, 0.5, presenceDb),
                () -> Biquad.highShelf(RATE, 1800, 6))));
    chain.add(new Drive(drive));
  }

  /** What accompanies is dull beside a singer's breath and consonants. */
  private static Biquad air(double brightness) {
    return Biquad.highShelf(RATE, 3200, 6 + 3 * brightness);
  }

  /** What a desk takes away and adds for a place in the whole. */
  static Effect tone(Stem stem, double brightness) {
    return switch (stem) {
      case DRUMS ->
          new Filters(
              List.of(
                  () -> Biquad.highPass(RATE, 28, 0.7),
                  () -> Biquad.lowShelf(RATE, 130, -3),
                  () -> Biquad.peak(RATE, 330, 0.9, -2.5),
                  () -> Biquad.highShelf(RATE, 2400, 6.5),
                  () -> Biquad.highShelf(RATE, 9000, 2.5 * brightness - 1.5)));
      case BASS ->
          new Filters(
              List.of(
                  () -> Biquad.highPass(RATE, 30, 0.7),
                  () -> Biquad.peak(RATE, 260, 0.8, -1.5),
                  () -> Biquad.lowPass(RATE, 6000, 0.7)));
      case KEYS ->
          new Filters(
              List.of(
                  () -> Biquad.highPass(RATE, 95, 0.7),
                  () -> Biquad.peak(RATE, 320, 0.8, -2),
                  () -> Biquad.peak(RATE, 2600, 0.7, VOICE_HOLE_DB),
                  () -> air(brightness)));
      case PADS ->
          new Filters(
              List.of(
                  () -> Biquad.highPass(RATE, 150, 0.7),
                  () -> Biquad.peak(RATE, 400, 0.7, -2),
                  () -> Biquad.peak(RATE, 2600, 0.7, VOICE_HOLE_DB),
                  () -> air(brightness)));
      case LEAD -> new Filters(List.of(() -> Biquad.highPass(RATE, 180, 0.7)));
    };
  }
}
