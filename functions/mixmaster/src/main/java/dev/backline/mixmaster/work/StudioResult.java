package dev.backline.mixmaster.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backline.core.media.Loudness;
import dev.backline.core.media.NamedAudio;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of studio work.
 *
 * @param target what the master was to measure, where there is one
 * @param mixLoudness before the master
 * @param loudness of what was made, measured after it was written
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StudioResult(
    List<NamedAudio> files,
    Optional<Target> target,
    Optional<Loudness> mixLoudness,
    Optional<Loudness> loudness,
    List<Move> decisions,
    Optional<Separation> separation) {

  /** What a master was to measure. */
  @Serdeable
  public record Target(double lufs, double truePeakDbtp, Optional<Double> mostRangeLu) {}

  /**
   * How well a mix could be taken apart.
   *
   * @param provider who did it
   * @param grade in a word
   * @param label what that means, in a line
   * @param estimatedDb how clear each stem is of the others; one that is not heard is absent
   */
  @Serdeable
  public record Separation(
      String provider, String grade, String label, Map<String, Double> estimatedDb) {}

  static StudioResult ofMix(
      List<NamedAudio> files, Target target, Loudness mix, Loudness master, List<Move> decisions) {
    return new StudioResult(
        files,
        Optional.of(target),
        Optional.of(mix),
        Optional.of(master),
        decisions,
        Optional.empty());
  }

  static StudioResult ofStems(List<NamedAudio> files, Separation separation) {
    return new StudioResult(
        files,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(separation));
  }

  static StudioResult ofBounce(List<NamedAudio> files, Loudness loudness) {
    return new StudioResult(
        files,
        Optional.empty(),
        Optional.empty(),
        Optional.of(loudness),
        List.of(),
        Optional.empty());
  }

  /** How long the audio is that was worked on, in milliseconds. */
  long durationMs() {
    return files.getFirst().durationMs();
  }
}
