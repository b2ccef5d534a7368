package dev.backline.audio.mix;

import java.util.Arrays;
import java.util.Optional;

/** What can be turned at the desk, and how far. */
enum Knob {
  VOCAL_HIGH_PASS("vocal.high-pass", "Hz", 20, 400),
  VOCAL_BODY("vocal.body", "dB", -12, 12),
  VOCAL_PRESENCE("vocal.presence", "dB", -12, 12),
  VOCAL_EQ_LOW("vocal.eq-low", "dB", -6, 6),
  VOCAL_EQ_MID("vocal.eq-mid", "dB", -6, 6),
  VOCAL_EQ_HIGH("vocal.eq-high", "dB", -6, 6),
  VOCAL_DE_ESS("vocal.de-ess", "dB", 0, 10),
  VOCAL_COMPRESSION("vocal.compression", "dB", -20, -10),
  VOCAL_COMPRESSION_TOP("vocal.compression-top", "dB", -20, 0),
  VOCAL_COMPRESSION_LEVEL("vocal.compression-level", "dB", -20, 40),
  VOCAL_GAIN("vocal.gain", "dB", -60, 60),
  VOCAL_REVERB("vocal.reverb", "", 0, 1),
  VOCAL_ECHO("vocal.echo", "ms", 20, 1500),
  VOCAL_REFLECTION("vocal.reflection", "ms", 20, 60),
  VOCAL_REFLECTION_DECAY("vocal.reflection-decay", "", 0.2, 0.8),
  BAND_GAIN("band.gain", "dB", -60, 60),
  BAND_WIDTH("band.width", "dB", -60, 6),
  BAND_CARVE("band.carve", "dB", -12, 12),
  BAND_DUCK("band.duck", "dB", -12, 0),
  BAND_DUCK_PRESENCE("band.duck-presence", "dB", -12, 0),
  BAND_DUCK_FROM("band.duck-from", "dB", -60, 0),
  MIX_LIMITER("mix.limiter", "dBTP", -12, 0);

  private final String move;
  private final String unit;
  private final double least;
  private final double most;

  Knob(String move, String unit, double least, double most) {
    this.move = move;
    this.unit = unit;
    this.least = least;
    this.most = most;
  }

  static Optional<Knob> named(String move) {
    return Arrays.stream(values()).filter(knob -> knob.move.equals(move)).findFirst();
  }

  static String moves() {
    return String.join(", ", Arrays.stream(values()).map(knob -> knob.move).toList());
  }

  String move() {
    return move;
  }

  /** A turn within the range. */
  Decision decide(double value, String why) {
    return Decision.of(move, Math.clamp(value, least, most), unit, why);
  }

  /**
   * @throws IllegalArgumentException if the decision turns it too far or counts in another unit
   */
  void check(Decision decision) {
    if (!decision.unit().equals(unit)) {
      throw new IllegalArgumentException(
          move + ": the unit must be \"" + unit + "\", was \"" + decision.unit() + "\"");
    }
    new Range(move, unit, least, most).check(decision.value());
  }
}
