package dev.backline.audio.analysis;

import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.tempo.TempoPrior;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known about a track before it is heard.
 *
 * @param tempoBpm the tempo; the beats are still found in the sound
 * @param key the key
 * @param genre its usual tempo helps to tell a tempo from its half and its double; an unknown one
 *     changes nothing
 */
public record Hints(OptionalDouble tempoBpm, Optional<MusicalKey> key, Optional<String> genre) {
  /** Nothing is known. */
  public static final Hints NONE =
      new Hints(OptionalDouble.empty(), Optional.empty(), Optional.empty());

  private static final double SLOWEST_BPM = 30;
  private static final double FASTEST_BPM = 300;

  private static final Map<String, Double> USUAL_BPM =
      Map.ofEntries(
          Map.entry("lofi", 80.0),
          Map.entry("hiphop", 90.0),
          Map.entry("trap", 140.0),
          Map.entry("drill", 142.0),
          Map.entry("rnb", 85.0),
          Map.entry("soul", 90.0),
          Map.entry("ballad", 70.0),
          Map.entry("reggae", 75.0),
          Map.entry("house", 124.0),
          Map.entry("techno", 130.0),
          Map.entry("edm", 128.0),
          Map.entry("drumandbass", 174.0),
          Map.entry("dnb", 174.0),
          Map.entry("rock", 120.0),
          Map.entry("jazz", 120.0));

  public Hints {
    if (tempoBpm.isPresent()
        && !(tempoBpm.getAsDouble() >= SLOWEST_BPM && tempoBpm.getAsDouble() <= FASTEST_BPM)) {
      throw new IllegalArgumentException(
          "tempoBpm must be 30 to 300, was " + tempoBpm.getAsDouble());
    }
  }

  TempoPrior prior(TempoPrior usual) {
    return genre
        .map(name -> USUAL_BPM.get(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")))
        .map(usual::leaningTo)
        .orElse(usual);
  }
}
