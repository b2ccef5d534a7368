package dev.backline.export.api;

import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.Loudness;
import dev.backline.core.media.NamedAudio;
import dev.backline.core.step.StepInput;
import dev.backline.core.step.UnsupportedRequest;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/** The payload of the state: what was asked for, and the answers of the steps before. */
@Serdeable
public record ExportInput(
    String userId,
    String productionId,
    String title,
    Optional<String> artist,
    FileRef take,
    Parameters parameters,
    Enhancement enhancement,
    Analysis analysis,
    Generation generation,
    Mix mix,
    Master master,
    PackingOutput packing,
    List<Timing> timings)
    implements StepInput {

  public ExportInput {
    UnsupportedRequest.unlessGiven("userId", userId);
    UnsupportedRequest.unlessGiven("productionId", productionId);
    UnsupportedRequest.unlessGiven("title", title);
    UnsupportedRequest.unlessGiven("take", take);
    UnsupportedRequest.unlessGiven("parameters", parameters);
    UnsupportedRequest.unlessGiven("enhancement", enhancement);
    UnsupportedRequest.unlessGiven("analysis", analysis);
    UnsupportedRequest.unlessGiven("generation", generation);
    UnsupportedRequest.unlessGiven("mix", mix);
    UnsupportedRequest.unlessGiven("master", master);
    UnsupportedRequest.unlessGiven("packing", packing);
    UnsupportedRequest.unlessGiven("timings", timings);
  }

  /** What the user asked for. */
  @Serdeable
  public record Parameters(
      String genre,
      String mood,
      Optional<String> key,
      Optional<Double> tempo,
      @Nullable String quality,
      long seed,
      double strength,
      @Nullable String target) {}

  /** The answer of the state Enhancement. */
  @Serdeable
  public record Enhancement(
      AudioRef vocal,
      Loudness before,
      Loudness after,
      double noiseReductionDb,
      List<String> decisions) {}

  /** The answer of the state Analysis. */
  @Serdeable
  public record Analysis(FileRef document, Summary summary) {}

  /** What the analysis found. */
  @Serdeable
  public record Summary(
      String key,
      double keyConfidence,
      @Nullable String camelot,
      double tuningCents,
      double tempo,
      double tempoConfidence,
      boolean steady,
      List<Candidate> tempoCandidates,
      long firstDownbeatMs,
      int beatsPerBar,
      long durationMs,
      double pitchConfidence) {}

  /** A tempo that was considered. */
  @Serdeable
  public record Candidate(double bpm, double score) {}

  /** The answer of the state Generation. */
  @Serdeable
  public record Generation(
      AudioRef instrumental,
      List<NamedAudio> stems,
      String key,
      double tempo,
      @Nullable String prompt,
      String provider,
      Loudness loudness,
      List<String> decisions) {}

  /** The answer of the state Mix. */
  @Serdeable
  public record Mix(AudioRef mix, List<Move> decisions, Loudness loudness) {}

  /** The answer of the state Master. */
  @Serdeable
  public record Master(AudioRef master, Target target, Loudness loudness, List<Move> decisions) {}

  /** A move of the mixing or mastering engineer. */
  @Serdeable
  public record Move(
      String move, @Nullable Double value, @Nullable String unit, @Nullable String why) {}

  /** What a master is made for. */
  @Serdeable
  public record Target(double lufs, double truePeakDbtp) {}

  /** How long a step took. */
  @Serdeable
  public record Timing(
      String step, @Nullable String startedAt, @Nullable String finishedAt, long elapsedMs) {}

  /**
   * What decides the bytes of the package, and where it lies: the same audio in another production
   * is another package. How long the steps took is no part of it.
   */
  @Serdeable
  record Identity(
      String packageOf,
      String title,
      Optional<String> artist,
      FileRef take,
      Parameters parameters,
      Enhancement enhancement,
      Analysis analysis,
      Generation generation,
      Mix mix,
      Master master) {

    static Identity of(ExportInput input) {
      return new Identity(
          input.productionId,
          input.title,
          input.artist,
          input.take,
          input.parameters,
          input.enhancement,
          input.analysis,
          input.generation,
          input.mix,
          input.master);
    }
  }
}
