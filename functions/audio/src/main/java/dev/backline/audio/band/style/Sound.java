package dev.backline.audio.band.style;

import static dev.backline.audio.synth.voice.Waveform.SAW;
import static dev.backline.audio.synth.voice.Waveform.SINE;
import static dev.backline.audio.synth.voice.Waveform.SQUARE;
import static dev.backline.audio.synth.voice.Waveform.TRIANGLE;

import dev.backline.audio.synth.Adsr;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.voice.EightOhEight;
import dev.backline.audio.synth.voice.Modal;
import dev.backline.audio.synth.voice.Modal.Partial;
import dev.backline.audio.synth.voice.Subtractive;
import dev.backline.audio.synth.voice.Subtractive.Source;
import dev.backline.audio.synth.voice.Subtractive.Tone;
import dev.backline.audio.synth.voice.Waveform;
import java.util.List;

/** The instruments of the band: what is one of wood and wire in the world is a recording. */
public enum Sound {
  PIANO,
  ELECTRIC_PIANO,
  NYLON_GUITAR,
  STEEL_GUITAR,
  CLEAN_GUITAR,
  DRIVE_GUITAR,
  VIBRAPHONE,
  KALIMBA,
  BELL,
  ORGAN,
  WARM_PAD,
  SAW_PAD,
  STRINGS,
  GLASS,
  SUPERSAW,
  PLUCK,
  BRASS,
  SQUARE_LEAD,
  SAW_LEAD,
  FLUTE,
  UPRIGHT_BASS,
  FINGER_BASS,
  MOOG_BASS,
  SUB_BASS,
  SAW_BASS,
  EIGHT_OH_EIGHT;

  /** The instrument with its filter moved by {@code octaves} where it has one. */
  public Instrument instrument(double octaves) {
    return switch (this) {
      case PIANO -> RecordedInstruments.of(0, octaves);
      case ELECTRIC_PIANO -> RecordedInstruments.of(4, octaves);
      case VIBRAPHONE -> RecordedInstruments.of(11, octaves);
      case NYLON_GUITAR -> RecordedInstruments.of(24, octaves);
      case STEEL_GUITAR -> RecordedInstruments.of(25, octaves);
      case CLEAN_GUITAR, DRIVE_GUITAR -> RecordedInstruments.of(27, octaves);
      case UPRIGHT_BASS -> RecordedInstruments.of(32, octaves);
      case FINGER_BASS -> RecordedInstruments.of(33, octaves);
      case STRINGS -> RecordedInstruments.of(48, octaves);
      case BRASS -> RecordedInstruments.of(61, octaves);
      case FLUTE -> RecordedInstruments.of(73, octaves);
      case KALIMBA -> RecordedInstruments.of(108, octaves);
      case BELL ->
          new Modal(
              List.of(
                  new Partial(1, 0.4, 2.4),
                  new Partial(2, 0.16, 1.6),
                  new Partial(2.99, 0.14, 1.3),
                  new Partial(4.2, 0.1, 0.9),
                  new Partial(5.4, 0.06, 0.6),
                  new Partial(6.8, 0.04, 0.4)),
              0.4,
              0.6);
      case EIGHT_OH_EIGHT -> new EightOhEight(3.6 + octaves, 1.9);
      default -> subtractive().brighter(octaves);
    };
  }

  private Subtractive subtractive() {
    return switch (this) {
      case ORGAN ->
          new Subtractive(
              new Source(TRIANGLE, 3, 5, 0.4, 0.5, 0, 7),
              new Tone(3000, 0, 0.05, 0.4, new Adsr(0.004, 0.1, 1, 0.05)),
              new Adsr(0.006, 0.1, 1, 0.06));
      case SAW_PAD -> pad(SAW, 5, 22, 1700, 0.9, 0.5);
      case GLASS -> pad(TRIANGLE, 4, 12, 2600, 0.6, 0.9);
      case SUPERSAW ->
          new Subtractive(
              new Source(SAW, 7, 34, 1, 0, 0, 0),
              new Tone(4200, 1.2, 0.1, 0.5, new Adsr(0.004, 0.5, 0.55, 0.2)),
              new Adsr(0.004, 0.5, 0.75, 0.14));
      case PLUCK ->
          new Subtractive(
              new Source(SAW, 3, 12, 0.7, 0, 0, 0),
              new Tone(800, 3.4, 0.22, 0.6, new Adsr(0.001, 0.26, 0, 0.2)),
              new Adsr(0.002, 0.6, 0, 0.25));
      case SQUARE_LEAD ->
          new Subtractive(
              new Source(SQUARE, 2, 8, 0.3, 0, 0, 14),
              new Tone(1500, 1.2, 0.2, 0.6, new Adsr(0.005, 0.4, 0.5, 0.15)),
              new Adsr(0.006, 0.4, 0.7, 0.14));
      case SAW_LEAD ->
          new Subtractive(
              new Source(SAW, 3, 12, 0.5, 0.2, 0, 12),
              new Tone(1700, 1.4, 0.2, 0.6, new Adsr(0.005, 0.5, 0.5, 0.15)),
              new Adsr(0.008, 0.4, 0.75, 0.16));
      case MOOG_BASS ->
          new Subtractive(
              new Source(SQUARE, 2, 6, 0, 0.35, 0, 0),
              new Tone(900, 2.3, 0.3, 0.5, new Adsr(0.002, 0.28, 0.15, 0.08)),
              new Adsr(0.003, 0.5, 0.75, 0.06));
      case SUB_BASS ->
          new Subtractive(
              new Source(SINE, 1, 0, 0, 0, 0, 0),
              new Tone(1200, 0, 0, 0.5, new Adsr(0.01, 0.3, 1, 0.1)),
              new Adsr(0.012, 0.6, 0.85, 0.1));
      case SAW_BASS ->
          new Subtractive(
              new Source(SAW, 2, 9, 0, 0.4, 0, 0),
              new Tone(700, 2.0, 0.22, 0.4, new Adsr(0.001, 0.2, 0.12, 0.06)),
              new Adsr(0.002, 0.4, 0.7, 0.045));
      default -> pad(TRIANGLE, 5, 16, 1400, 0.8, 0.35);
    };
  }

  private static Subtractive pad(
      Waveform wave, int count, double cents, double hz, double release, double attack) {
    return new Subtractive(
        new Source(wave, count, cents, 1, 0, 0.006, 0),
        new Tone(hz, 0.6, 0.1, 0.3, new Adsr(attack * 1.6, 2, 0.6, release)),
        new Adsr(attack, 1.2, 0.85, release));
  }
}
