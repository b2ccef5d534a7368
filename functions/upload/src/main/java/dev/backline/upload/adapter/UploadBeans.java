package dev.backline.upload.adapter;

import dev.backline.audio.ffmpeg.DecodeLimits;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.core.handler.Settings;
import dev.backline.core.ids.IdKind;
import dev.backline.core.ids.Ids;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.objects.Presigner;
import dev.backline.upload.DirectUpload;
import dev.backline.upload.Ingest;
import dev.backline.upload.Inspector;
import dev.backline.upload.RecordingStore;
import dev.backline.upload.TakeLimits;
import dev.backline.upload.UploadLimits;
import dev.backline.upload.Uploads;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Joins the domain, which knows no container, with its adapters. */
@Factory
final class UploadBeans {

  private static final Duration LONGEST_DECODE = Duration.ofMinutes(8);

  @Singleton
  UploadLimits limits(Settings settings) {
    var usual = UploadLimits.DEFAULT;
    return settings
        .optional("MAX_UPLOAD_BYTES")
        .map(Long::parseLong)
        .map(bytes -> new UploadLimits(bytes, usual.singleBytes(), usual.uploadLifetime()))
        .orElse(usual);
  }

  @Singleton
  Uploads uploads(
      RecordingStore recordings,
      ObjectStore objects,
      Presigner presigner,
      UploadLimits limits,
      Ids ids,
      Clock clock) {
    return new Uploads(
        recordings, objects, presigner, limits, () -> ids.next(IdKind.RECORDING), clock);
  }

  @Singleton
  Inspector inspector(Settings settings) {
    var ffmpeg = Ffmpeg.at(Path.of(settings.text("FFMPEG_HOME")));
    var takes = TakeLimits.DEFAULT;
    return new Inspector(
        new Decoder(ffmpeg, new DecodeLimits(takes.longest(), LONGEST_DECODE)), takes);
  }

  @Singleton
  Ingest ingest(
      RecordingStore recordings, ObjectStore objects, Inspector inspector, UploadLimits limits) {
    return new Ingest(recordings, objects, inspector, limits);
  }

  @Singleton
  DirectUpload direct(
      RecordingStore recordings, ObjectStore objects, Inspector inspector, Ids ids, Clock clock) {
    return new DirectUpload(
        recordings, objects, inspector, () -> ids.next(IdKind.RECORDING), clock);
  }
}
