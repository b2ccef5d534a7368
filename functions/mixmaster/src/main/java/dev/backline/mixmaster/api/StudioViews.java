package dev.backline.mixmaster.api;

import dev.backline.core.json.Json;
import dev.backline.core.media.NamedAudio;
import dev.backline.core.objects.Presigner;
import dev.backline.mixmaster.Job;
import dev.backline.mixmaster.Work;
import dev.backline.mixmaster.work.StudioResult;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows jobs; the links of what is done are signed for an hour. */
@Singleton
final class StudioViews {

  private final Json json;
  private final Presigner presigner;
  private final Clock clock;

  StudioViews(Json json, Presigner presigner, Clock clock) {
    this.json = json;
    this.presigner = presigner;
    this.clock = clock;
  }

  StudioJob show(Job job) {
    Optional<StudioResult> result =
        job.state() instanceof Job.Succeeded done
            ? Optional.of(json.read(done.result(), StudioResult.class))
            : Optional.empty();
    List<StudioJob.MadeFile> files =
        result.map(made -> made.files().stream().map(this::file).toList()).orElse(null);
    Optional<StudioResult.Separation> separation = result.flatMap(StudioResult::separation);
    return new StudioJob(
        job.id(),
        job.work().word(),
        job.state().word(),
        StudioJob.PATH + "/" + job.id(),
        job.sessionId().orElse(null),
        job.settings(),
        job.orderedAt().toString(),
        started(job).map(Instant::toString).orElse(null),
        finished(job).map(Instant::toString).orElse(null),
        job.state() instanceof Job.Failed(_, var code, var reason)
            ? new StudioJob.Fault(code, reason)
            : null,
        link(files, job.work() == Work.BOUNCE ? "bounce.wav" : "mix/mixed_mastered.wav"),
        link(files, "mix/mix.wav"),
        link(files, "mix/master.wav"),
        separation.map(_ -> true).orElse(null),
        separation.map(_ -> files.size()).orElse(null),
        separation.orElse(null),
        files,
        result.flatMap(StudioResult::target).orElse(null),
        result.flatMap(StudioResult::mixLoudness).orElse(null),
        result.flatMap(StudioResult::loudness).orElse(null),
        result.map(StudioResult::decisions).orElse(null),
        result.map(_ -> clock.instant().plus(Presigner.LIFE).toString()).orElse(null));
  }

  /** Changes when the job does, and before the links in it expire. */
  String tag(Job job) {
    long halfLives = clock.instant().toEpochMilli() / (Presigner.LIFE.toMillis() / 2);
    String links = job.state() instanceof Job.Succeeded ? "-" + halfLives : "";
    return "\"" + job.version() + "." + job.state().word() + links + "\"";
  }

  private static Optional<Instant> started(Job job) {
    return switch (job.state()) {
      case Job.Running(var since) -> Optional.of(since);
      case Job.Succeeded(var since, _, _) -> Optional.of(since);
      case Job.Queued _, Job.Failed _ -> Optional.empty();
    };
  }

  private static Optional<Instant> finished(Job job) {
    return switch (job.state()) {
      case Job.Succeeded(_, var at, _) -> Optional.of(at);
      case Job.Failed(var at, _, _) -> Optional.of(at);
      case Job.Queued _, Job.Running _ -> Optional.empty();
    };
  }

  private static @Nullable String link(@Nullable List<StudioJob.MadeFile> files, String name) {
    return Stream.ofNullable(files)
        .flatMap(List::stream)
        .filter(file -> file.name().equals(name))
        .map(StudioJob.MadeFile::url)
        .findFirst()
        .orElse(null);
  }

  private StudioJob.MadeFile file(NamedAudio file) {
    return new StudioJob.MadeFile(
        file.name(),
        presigner.get(file.key()).url(),
        file.sha256(),
        file.sizeBytes(),
        file.sampleRateHz(),
        file.channels(),
        file.durationMs());
  }
}
