package dev.backline.productions.api;

import dev.backline.core.json.Json;
import dev.backline.core.media.AudioRef;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.NamedFile;
import dev.backline.core.objects.Presigner;
import dev.backline.productions.MusicalKey;
import dev.backline.productions.Parameters;
import dev.backline.productions.Production;
import dev.backline.productions.Status;
import dev.backline.productions.Step;
import dev.backline.productions.StepRun;
import dev.backline.productions.StepTimes;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows productions: counts the time that is left, signs the links of what is done. */
@Singleton
final class JobViews {

  /** What a step hands on to the next ones; a client gets the finished files instead. */
  private static final Set<String> INTERNAL =
      Set.of("vocal", "document", "instrumental", "stems", "mix", "master", "files", "manifest");

  @Serdeable
  record Exported(List<NamedFile> files, Optional<FileRef> manifest) {}

  @Serdeable
  record Previewed(AudioRef audio, String key, double tempo) {}

  private final Json json;
  private final Presigner presigner;
  private final Clock clock;

  JobViews(Json json, Presigner presigner, Clock clock) {
    this.json = json;
    this.presigner = presigner;
    this.clock = clock;
  }

  JobView show(Production production, StepTimes times) {
    var order = production.order();
    return new JobView(
        production.id(),
        production.status().word(),
        production.progress(),
        production.attempt(),
        production.step().map(Step::label).orElse(null),
        Arrays.stream(Step.values()).map(step -> step(production, step)).toList(),
        production.waiting(),
        order.recordingId(),
        order.title().orElse(null),
        order.artist().orElse(null),
        parameters(order.parameters()),
        production.createdAt().toString(),
        production.startedAt().map(Instant::toString).orElse(null),
        production.finishedAt().map(Instant::toString).orElse(null),
        elapsedMs(production),
        etaMs(production, times).orElse(null),
        measurements(production),
        preview(production).orElse(null),
        production
            .fault()
            .map(
                fault ->
                    new JobView.ErrorView(
                        fault.code(), fault.reason(), fault.step().map(Step::label).orElse(null)))
            .orElse(null),
        result(production).orElse(null));
  }

  private static JobView.StepView step(Production production, Step step) {
    var run = Optional.ofNullable(production.steps().get(step));
    var finish = run.flatMap(StepRun::finish);
    return new JobView.StepView(
        step.label(),
        finish.isPresent() ? "done" : run.isPresent() ? "running" : "pending",
        step.progressAfter(),
        run.map(begun -> begun.startedAt().toString()).orElse(null),
        finish.map(end -> end.at().toString()).orElse(null),
        finish.map(StepRun.Finish::elapsedMs).orElse(null));
  }

  private static JobView.ParametersView parameters(Parameters parameters) {
    return new JobView.ParametersView(
        parameters.genre().word(),
        parameters.mood().word(),
        parameters.key().map(MusicalKey::label).orElse(null),
        parameters.tempo().orElse(null),
        parameters.quality().word(),
        parameters.seed().isPresent() ? parameters.seed().getAsLong() : null,
        parameters.target().word(),
        parameters.strength());
  }

  private long elapsedMs(Production production) {
    return production
        .startedAt()
        .map(
            begun ->
                Duration.between(begun, production.finishedAt().orElseGet(clock::instant))
                    .toMillis())
        .orElse(0L);
  }

  private Optional<Long> etaMs(Production production, StepTimes times) {
    return switch (production.status()) {
      case QUEUED -> Optional.of(times.wholeMs(production.takeMs()));
      case RUNNING -> {
        Step current = production.step().orElse(Step.ENHANCEMENT);
        long inStep =
            Optional.ofNullable(production.steps().get(current))
                .map(run -> Duration.between(run.startedAt(), clock.instant()).toMillis())
                .orElse(0L);
        yield Optional.of(times.leftMs(production.takeMs(), current, inStep));
      }
      case SUCCEEDED, FAILED, CANCELED -> Optional.empty();
    };
  }

  private Map<String, Object> measurements(Production production) {
    var measurements = new LinkedHashMap<String, Object>();
    for (Step step : Step.values()) {
      Optional.ofNullable(production.steps().get(step))
          .flatMap(StepRun::finish)
          .map(finish -> outcome(finish.outcome()))
          .filter(outcome -> !outcome.isEmpty())
          .ifPresent(outcome -> measurements.put(step.label(), outcome));
    }
    return measurements;
  }

  private Map<String, Object> outcome(String text) {
    var outcome =
        new LinkedHashMap<>(
            json.read(
                text.getBytes(StandardCharsets.UTF_8), Argument.mapOf(String.class, Object.class)));
    outcome.keySet().removeAll(INTERNAL);
    return outcome;
  }

  private Optional<JobView.PreviewView> preview(Production production) {
    return production
        .preview()
        .map(answer -> json.read(answer, Previewed.class))
        .map(
            made ->
                new JobView.PreviewView(
                    presigner.get(made.audio().key()).url(),
                    made.audio().sha256(),
                    made.audio().sizeBytes(),
                    made.audio().durationMs(),
                    made.key(),
                    made.tempo(),
                    expiry()));
  }

  private String expiry() {
    return clock.instant().plus(Presigner.LIFE).toString();
  }

  private Optional<JobView.ResultView> result(Production production) {
    return Optional.of(production)
        .filter(done -> done.status() == Status.SUCCEEDED)
        .map(done -> done.steps().get(Step.EXPORT))
        .flatMap(StepRun::finish)
        .map(finish -> json.read(finish.outcome(), Exported.class))
        .map(
            made ->
                new JobView.ResultView(
                    made.files().stream().map(this::file).toList(),
                    made.manifest()
                        .map(manifest -> file(new NamedFile("manifest.json", manifest)))
                        .orElse(null),
                    expiry()));
  }

  private JobView.FileView file(NamedFile file) {
    return new JobView.FileView(
        file.name(), presigner.get(file.key()).url(), file.sha256(), file.sizeBytes());
  }

  /**
   * Changes when the job does, and before the links in it expire; not with every millisecond that
   * is counted.
   */
  String tag(Production production) {
    long halfLives = clock.instant().toEpochMilli() / (Presigner.LIFE.toMillis() / 2);
    boolean linked = production.status() == Status.SUCCEEDED || production.preview().isPresent();
    String links = linked ? "-" + halfLives : "";
    return "\"" + production.attempt() + "." + production.version() + links + "\"";
  }
}
