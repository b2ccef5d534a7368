package dev.backline.audio.tempo;

/**
 * How likely a tempo is before anything is heard: log-normal, as listeners' tapping is.
 *
 * @param centreBpm the likeliest
 * @param octaves standard deviation in octaves
 */
public record TempoPrior(double centreBpm, double octaves) {
  /** Of sung songs: fitted on 890 pop melodies (POP909). */
  public static final TempoPrior SUNG = new TempoPrior(81, 0.39);

  /** Of recorded music. */
  public static final TempoPrior RECORDED = new TempoPrior(100, 0.7);

  private static final double GENRE_OCTAVES = 0.22;

  public TempoPrior {
    if (!(centreBpm > 0) || !(octaves > 0)) {
      throw new IllegalArgumentException("centreBpm and octaves must be positive");
    }
  }

  /** This prior with the knowledge that the genre's usual tempo is {@code bpm}. */
  public TempoPrior leaningTo(double bpm) {
    double own = 1 / (octaves * octaves);
    double other = 1 / (GENRE_OCTAVES * GENRE_OCTAVES);
    double centre = Math.exp((own * Math.log(centreBpm) + other * Math.log(bpm)) / (own + other));
    return new TempoPrior(centre, 1 / Math.sqrt(own + other));
  }

  /** Logarithm of the density at {@code bpm}, up to a constant. */
  double log(double bpm) {
    double z = Math.log(bpm / centreBpm) / Math.log(2) / octaves;
    return -z * z / 2;
  }
}
