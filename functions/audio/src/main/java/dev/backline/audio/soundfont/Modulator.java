package dev.backline.audio.soundfont;

import java.util.List;

/**
 * How a key and its velocity move a generator (SoundFont 2.04, 8.2). Controllers that a score of
 * notes does not move rest at zero.
 *
 * @param source bits as in the file
 * @param destination what is moved
 * @param amount by how much at the source's full value
 * @param amountSource bits of a second source that scales the amount
 * @param transform 0 linear, 2 absolute value
 */
public record Modulator(
    int source, Generator destination, int amount, int amountSource, int transform) {
  private static final int VELOCITY = 2;
  private static final int KEY = 3;

  /** A quiet note's velocity in a font older than 2.04: the switch below 64. */
  private static final int SOFT_SWITCH = 0x0d02;

  /** What every font begins with: velocity moves the level and the filter (8.4.1, 8.4.2). */
  static List<Modulator> standard(boolean before204) {
    return List.of(
        new Modulator(0x0502, Generator.ATTENUATION, 960, 0, 0),
        new Modulator(0x0102, Generator.FILTER_CUTOFF, -2400, before204 ? SOFT_SWITCH : 0, 0));
  }

  /** Whether the other one takes this one's place. */
  boolean sameRoute(Modulator other) {
    return source == other.source
        && destination == other.destination
        && amountSource == other.amountSource
        && transform == other.transform;
  }

  Modulator plus(int more) {
    return new Modulator(source, destination, amount + more, amountSource, transform);
  }

  /** What is added to the destination for a key and a velocity, 0 to 127 (fractions allowed). */
  public double value(double key, double velocity) {
    double scale = amountSource == 0 ? 1 : controller(amountSource, key, velocity);
    double value = amount * controller(source, key, velocity) * scale;
    return transform == 2 ? Math.abs(value) : value;
  }

  private static double controller(int bits, double key, double velocity) {
    boolean midi = (bits & 0x80) != 0;
    int index = bits & 0x7f;
    if (midi || (index != VELOCITY && index != KEY)) return 0;
    double x = Math.clamp((index == KEY ? key : velocity) / 127, 0, 1);
    if ((bits & 0x100) != 0) x = 1 - x;
    boolean bipolar = (bits & 0x200) != 0;
    return switch (bits >> 10) {
      case 1 -> bipolar ? mirrored(x, true) : concave(x);
      case 2 -> bipolar ? mirrored(x, false) : 1 - concave(1 - x);
      case 3 -> x >= 0.5 ? 1 : bipolar ? -1 : 0;
      default -> bipolar ? 2 * x - 1 : x;
    };
  }

  private static double mirrored(double x, boolean concave) {
    double size = Math.abs(2 * x - 1);
    double bent = concave ? concave(size) : 1 - concave(1 - size);
    return x < 0.5 ? -bent : bent;
  }

  /** The curve whose 960 centibels are the square of the velocity. */
  private static double concave(double x) {
    if (x >= 1) return 1;
    return Math.min(1, -40 / 96.0 * StrictMath.log10(1 - x));
  }
}
