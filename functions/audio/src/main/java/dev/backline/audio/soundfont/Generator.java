package dev.backline.audio.soundfont;

import java.util.Optional;

/**
 * What a zone can say about its sound (SoundFont 2.04, 8.1.2 and 8.1.3). Units: time in timecents
 * (1200·log₂ of seconds), frequency in absolute cents (0 = 8.176 Hz), attenuation in centibels, pan
 * and sustain of the modulation envelope in tenths of a percent. Generators that this product has
 * no use for (effect sends, exclusive classes) are read over.
 */
public enum Generator {
  START_OFFSET(0, 0),
  END_OFFSET(1, 0),
  LOOP_START_OFFSET(2, 0),
  LOOP_END_OFFSET(3, 0),
  START_COARSE_OFFSET(4, 0),
  MOD_LFO_TO_PITCH(5, 0),
  VIB_LFO_TO_PITCH(6, 0),
  MOD_ENV_TO_PITCH(7, 0),
  FILTER_CUTOFF(8, 13_500),
  FILTER_Q(9, 0),
  MOD_LFO_TO_CUTOFF(10, 0),
  MOD_ENV_TO_CUTOFF(11, 0),
  END_COARSE_OFFSET(12, 0),
  MOD_LFO_TO_VOLUME(13, 0),
  PAN(17, 0),
  MOD_LFO_DELAY(21, -12_000),
  MOD_LFO_FREQUENCY(22, 0),
  VIB_LFO_DELAY(23, -12_000),
  VIB_LFO_FREQUENCY(24, 0),
  MOD_ENV_DELAY(25, -12_000),
  MOD_ENV_ATTACK(26, -12_000),
  MOD_ENV_HOLD(27, -12_000),
  MOD_ENV_DECAY(28, -12_000),
  MOD_ENV_SUSTAIN(29, 0),
  MOD_ENV_RELEASE(30, -12_000),
  KEY_TO_MOD_ENV_HOLD(31, 0),
  KEY_TO_MOD_ENV_DECAY(32, 0),
  VOL_ENV_DELAY(33, -12_000),
  VOL_ENV_ATTACK(34, -12_000),
  VOL_ENV_HOLD(35, -12_000),
  VOL_ENV_DECAY(36, -12_000),
  VOL_ENV_SUSTAIN(37, 0),
  VOL_ENV_RELEASE(38, -12_000),
  KEY_TO_VOL_ENV_HOLD(39, 0),
  KEY_TO_VOL_ENV_DECAY(40, 0),
  INSTRUMENT(41, -1),
  KEY_RANGE(43, 0x7f00),
  VELOCITY_RANGE(44, 0x7f00),
  LOOP_START_COARSE_OFFSET(45, 0),
  KEY(46, -1),
  VELOCITY(47, -1),
  ATTENUATION(48, 0),
  LOOP_END_COARSE_OFFSET(50, 0),
  COARSE_TUNE(51, 0),
  FINE_TUNE(52, 0),
  SAMPLE(53, -1),
  SAMPLE_MODES(54, 0),
  SCALE_TUNING(56, 100),
  ROOT_KEY(58, -1);

  private final int id;
  private final int standard;

  Generator(int id, int standard) {
    this.id = id;
    this.standard = standard;
  }

  /** The number that stands for it in a file. */
  public int id() {
    return id;
  }

  /** What holds where a zone says nothing. */
  public int standard() {
    return standard;
  }

  static Optional<Generator> of(int id) {
    for (var generator : values()) if (generator.id == id) return Optional.of(generator);
    return Optional.empty();
  }

  /** Whether a preset's value is added to the instrument's; the others are the instrument's own. */
  boolean adds() {
    return switch (this) {
      case START_OFFSET,
          END_OFFSET,
          LOOP_START_OFFSET,
          LOOP_END_OFFSET,
          START_COARSE_OFFSET,
          END_COARSE_OFFSET,
          LOOP_START_COARSE_OFFSET,
          LOOP_END_COARSE_OFFSET,
          INSTRUMENT,
          KEY_RANGE,
          VELOCITY_RANGE,
          KEY,
          VELOCITY,
          SAMPLE,
          SAMPLE_MODES,
          ROOT_KEY ->
          false;
      default -> true;
    };
  }
}
