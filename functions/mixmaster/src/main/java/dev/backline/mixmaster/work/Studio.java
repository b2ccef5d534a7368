package dev.backline.mixmaster.work;

import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.core.handler.Settings;
import dev.backline.core.json.Json;
import dev.backline.core.step.StepRunner;
import dev.backline.mixmaster.BounceOrder;
import dev.backline.mixmaster.Job;
import dev.backline.mixmaster.MixOrder;
import dev.backline.mixmaster.Session;
import dev.backline.mixmaster.SoundOrder;
import dev.backline.mixmaster.StemSeparation;
import io.micronaut.serde.annotation.SerdeImport;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Does the work of a job. What comes of it lies where its content says, so that nothing is done
 * twice, whoever orders it and however often a message arrives.
 */
@Singleton
@SerdeImport(BounceOrder.class)
@SerdeImport(MixOrder.class)
@SerdeImport(Session.class)
@SerdeImport(SoundOrder.class)
public final class Studio {

  private final StepRunner runner;
  private final Json json;
  private final Settings settings;
  private final StemSeparation separation;

  Studio(StepRunner runner, Json json, Settings settings, StemSeparation separation) {
    this.runner = runner;
    this.json = json;
    this.settings = settings;
    this.separation = separation;
  }

  /**
   * Works and gives the {@link StudioResult} as JSON.
   *
   * @throws dev.backline.audio.ffmpeg.UndecodableAudioException if a sound is none
   * @throws dev.backline.audio.bounce.UnplayableSessionException if a session cannot be played
   */
  public String work(Job job) throws IOException {
    var ears = new Ears(Ffmpeg.at(Path.of(settings.text("FFMPEG_HOME"))));
    return json.write(
        switch (job.work()) {
          case PROCESS -> {
            var order = json.read(job.order(), MixOrder.class);
            yield run(job, order, workspace -> new MixWork(ears).process(order, workspace));
          }
          case RUN -> {
            var order = json.read(job.order(), MixOrder.class);
            yield run(job, order, workspace -> new MixWork(ears).run(order, workspace));
          }
          case SEPARATE -> {
            var order = json.read(job.order(), SoundOrder.class);
            yield run(
                job,
                order,
                workspace -> new SeparateWork(ears, separation).separate(order, workspace));
          }
          case BOUNCE -> {
            var order = json.read(job.order(), BounceOrder.class);
            yield run(job, order, workspace -> new BounceWork(ears).bounce(order, workspace));
          }
        });
  }

  private StudioResult run(Job job, Object order, StepRunner.Body<StudioResult> body)
      throws IOException {
    var work =
        new StepRunner.Work<>(
            job.work().step(), job.work().engineVersion(), job.userId(), order, StudioResult.class);
    return runner.run(work, body, StudioResult::durationMs);
  }
}
