package dev.backline.audio.mix;

/** What a user may ask of a mix by a number. */
public enum MixParameter {
  /** Level of the vocal, against the balance that the desk finds. */
  VOCAL_GAIN("vocal_gain", "dB", -12, 12, 0),
  /** Level of the band, against the balance that the desk finds. */
  BEAT_GAIN("beat_gain", "dB", -12, 12, 0),
  /** Below this the vocal is cut. */
  HPF_HZ("hpf_hz", "Hz", 20, 400, 85),
  /** From none to at most 10 dB. */
  DEESS_AMOUNT("deess_amount", "", 0, 1, 0.5),
  /** Shelf below 100 Hz. */
  EQ_LOW("eq_low", "dB", -6, 6, 0),
  /** Peak at 1500 Hz, two octaves wide. */
  EQ_MID("eq_mid", "dB", -6, 6, 0),
  /** Shelf above 10 kHz. */
  EQ_HIGH("eq_high", "dB", -6, 6, 0),
  /** From none to what lays −10 dB at −20 dB. */
  COMPRESSION("compression", "", 0, 1, 0.4),
  /** From dry to a reflection of 60 ms and a large room. */
  REVERB("reverb", "", 0, 1, 0.3),
  /** Ceiling of the mix: 0 none, 0.25 at 0.95 of full scale, 1 at 0.80. */
  LIMITER("limiter", "", 0, 1, 0),
  /** How far the desk's own moves go. */
  MIX_STRENGTH("mix_strength", "", 0, 1, 1);

  private final String parameter;
  private final String unit;
  private final double least;
  private final double most;
  private final double usual;

  MixParameter(String parameter, String unit, double least, double most, double usual) {
    this.parameter = parameter;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.usual = usual;
  }

  /** Its name and what may be asked. */
  public Range range() {
    return new Range(parameter, unit, least, most);
  }

  /** The value when nothing is asked. */
  public double usual() {
    return usual;
  }
}
