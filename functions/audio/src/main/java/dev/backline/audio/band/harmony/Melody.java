package dev.backline.audio.band.harmony;

/** How long each pitch class is sung while one chord lasts, in parts of the chord's time. */
public final class Melody {
  private final double[] weights = new double[12];

  /** Adds {@code weight} of a pitch in semitones; it is shared between the two nearest. */
  public void add(double midi, double weight) {
    double low = Math.floor(midi);
    double share = Math.clamp((midi - low - 0.25) / 0.5, 0, 1);
    weights[Math.floorMod((long) low, 12)] += weight * (1 - share);
    weights[Math.floorMod((long) low + 1, 12)] += weight * share;
  }

  /** How well a chord carries it: about −1 to 1 when singing all the time, 0 without singing. */
  double fit(Chord chord, Key key) {
    double sum = 0;
    for (int pitchClass = 0; pitchClass < 12; pitchClass++) {
      if (weights[pitchClass] > 0) sum += weights[pitchClass] * chord.welcomes(pitchClass, key);
    }
    return sum;
  }
}
