package dev.backline.audio.synth.drum;

/**
 * How a kit is built and tuned.
 *
 * @param kick bass drum
 * @param snare snare drum, also its room for clap and rim
 * @param cymbals hats, ride, crash
 * @param dust dulls everything and adds grain, 0 to 1
 */
public record Kit(Kick kick, Snare snare, Cymbals cymbals, double dust) {

  /** A bass drum that falls from {@code fromHz} to {@code toHz}; {@code seconds} to −60 dB. */
  public record Kick(double fromHz, double toHz, double seconds, double click, double drive) {}

  /** Shell tone, wires, and how long each lasts; {@code gated} cuts a long room off. */
  public record Snare(
      double hz,
      double toneSeconds,
      double wires,
      double wireSeconds,
      double wireHz,
      boolean gated) {}

  /** Metal: {@code metallic} 0 (noise) to 1 (six squares), corner of the high-pass, lengths. */
  public record Cymbals(double metallic, double hz, double closedSeconds, double openSeconds) {}

  /** A recorded drum set in a room. */
  public static Kit acoustic() {
    return new Kit(
        new Kick(130, 58, 0.32, 0.5, 0.4),
        new Snare(196, 0.2, 0.9, 0.26, 1800, false),
        new Cymbals(0.45, 6200, 0.09, 0.6),
        0);
  }

  /** Brushes and a soft bass drum. */
  public static Kit brushed() {
    return new Kit(
        new Kick(105, 55, 0.28, 0.18, 0.1),
        new Snare(205, 0.1, 0.55, 0.34, 2600, false),
        new Cymbals(0.6, 5600, 0.07, 0.7),
        0.15);
  }

  /** An old record under a needle. */
  public static Kit dusty() {
    return new Kit(
        new Kick(120, 52, 0.3, 0.25, 0.8),
        new Snare(182, 0.16, 0.7, 0.17, 1500, false),
        new Cymbals(0.3, 5200, 0.05, 0.3),
        0.6);
  }

  /** The drum machine of hip-hop. */
  public static Kit eightOhEight() {
    return new Kit(
        new Kick(170, 47, 0.42, 0.35, 1.2),
        new Snare(188, 0.13, 0.95, 0.2, 2300, false),
        new Cymbals(0.85, 7200, 0.045, 0.42),
        0);
  }

  /** The drum machine of the dance floor. */
  public static Kit nineOhNine() {
    return new Kit(
        new Kick(210, 50, 0.3, 0.7, 1.6),
        new Snare(210, 0.12, 0.9, 0.22, 2000, false),
        new Cymbals(0.65, 7000, 0.05, 0.35),
        0);
  }

  /** Gated snare and big toms of the eighties. */
  public static Kit eighties() {
    return new Kit(
        new Kick(160, 52, 0.26, 0.6, 1.0),
        new Snare(178, 0.24, 1.1, 0.34, 1300, true),
        new Cymbals(0.55, 6500, 0.05, 0.4),
        0);
  }
}
