package dev.backline.productions;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the musician asks for. Key and tempo win over what the analysis hears. A missing seed is
 * drawn from the take itself, so that the same take and wishes give the same bytes.
 *
 * @param tempo beats per minute
 * @param strength of the clean-up of the voice, 0 to 1
 */
public record Parameters(
    Genre genre,
    Mood mood,
    Optional<MusicalKey> key,
    Optional<Double> tempo,
    Quality quality,
    OptionalLong seed,
    Target target,
    double strength) {

  public Parameters {
    Objects.requireNonNull(genre, "genre is null");
    Objects.requireNonNull(mood, "mood is null");
    Objects.requireNonNull(quality, "quality is null");
    Objects.requireNonNull(target, "target is null");
  }

  public Parameters withSeed(long value) {
    return new Parameters(
        genre, mood, key, tempo, quality, OptionalLong.of(value), target, strength);
  }
}
