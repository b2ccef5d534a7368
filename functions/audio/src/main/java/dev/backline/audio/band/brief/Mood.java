package dev.backline.audio.band.brief;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the band feels: colours filters, register, density, room and touch. */
public enum Mood {
  NEUTRAL(0, 0, 0, 1, 0.7),
  WARM(-0.45, -1, 0, 1.0, 0.62),
  DARK(-0.8, -4, -0.1, 1.15, 0.68),
  BRIGHT(0.6, 3, 0.1, 0.9, 0.75),
  SAD(-0.4, -2, -0.35, 1.25, 0.55),
  HAPPY(0.45, 2, 0.25, 0.85, 0.78),
  ENERGETIC(0.5, 0, 0.4, 0.75, 0.92),
  CALM(-0.5, -1, -0.5, 1.2, 0.5),
  DREAMY(-0.15, 2, -0.25, 1.6, 0.55),
  AGGRESSIVE(0.35, -3, 0.35, 0.6, 0.98),
  ROMANTIC(-0.2, 0, -0.15, 1.25, 0.6);

  private final double brightness;
  private final int register;
  private final double density;
  private final double room;
  private final double touch;

  Mood(double brightness, int register, double density, double room, double touch) {
    this.brightness = brightness;
    this.register = register;
    this.density = density;
    this.room = room;
    this.touch = touch;
  }

  /** The mood of a name, whatever its case. */
  public static Optional<Mood> named(String name) {
    String plain = name.strip().toUpperCase(Locale.ROOT);
    return Stream.of(values()).filter(mood -> mood.name().equals(plain)).findFirst();
  }

  /** The name in lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Octaves by which filters open. */
  public double brightness() {
    return brightness;
  }

  /** Semitones by which chords lie higher. */
  public int register() {
    return register;
  }

  /** How much more is played, −1 to 1. */
  public double density() {
    return density;
  }

  /** Factor on length and level of the room. */
  public double room() {
    return room;
  }

  /** How hard the players strike, 0 to 1. */
  public double touch() {
    return touch;
  }
}
