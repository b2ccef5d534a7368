package dev.backline.upload;

import dev.backline.core.failure.ErrorCode;
import dev.backline.core.failure.Failure;
import dev.backline.core.files.Scratch;
import dev.backline.core.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes a small file in one call and judges it on the spot. */
public final class DirectUpload {

  private final RecordingStore recordings;
  private final ObjectStore objects;
  private final Inspector inspector;
  private final TakeFiles files;
  private final Supplier<String> ids;
  private final Clock clock;

  public DirectUpload(
      RecordingStore recordings,
      ObjectStore objects,
      Inspector inspector,
      Supplier<String> ids,
      Clock clock) {
    this.recordings = recordings;
    this.objects = objects;
    this.inspector = inspector;
    this.files = new TakeFiles(objects);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws Failure with the code of the rejection, if the file is no take
   */
  public Recording take(String userId, String fileName, Optional<String> sessionId, byte[] content)
      throws IOException {
    try (var scratch = new Scratch()) {
      var arrival =
          Arrival.receive(
              new ByteArrayInputStream(content), content.length, scratch.file("original"));
      var found =
          switch (inspector.inspect(arrival.file(), scratch.file("decoded.wav"))) {
            case Inspection.Refused(var rejection) -> throw failure(rejection);
            case Inspection.Accepted accepted -> accepted;
          };
      var wish =
          new UploadWish(
              fileName,
              content.length,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              sessionId);
      return keep(userId, wish, arrival, found, scratch);
    }
  }

  /** The item comes first, so that whoever hears of the object finds it. */
  private Recording keep(
      String userId, UploadWish wish, Arrival arrival, Inspection.Accepted found, Scratch scratch)
      throws IOException {
    var now = clock.instant();
    var upload =
        new Upload(
            wish.fileName(),
            "application/octet-stream",
            wish.sizeBytes(),
            Optional.empty(),
            new Transfer.Single(),
            now);
    var recording =
        new Recording(
            ids.get(),
            userId,
            wish.titleOrName(),
            wish.sessionId(),
            upload,
            new Recording.Received(),
            now,
            0);
    recordings.create(recording);
    var original = objects.upload(recording.key(), arrival.file());
    var key = TakeKey.of(userId, recording.id());
    var ready = recording.become(new Recording.Ready(files.keep(key, found, original, scratch)));
    // The ingest hears of the object too and may be faster; its verdict is the same.
    return recordings.replace(ready)
        ? ready
        : recordings.find(userId, recording.id()).orElseThrow();
  }

  private static Failure failure(Rejection rejection) {
    return Failure.of(ErrorCode.valueOf(rejection.code().name()), rejection.reason()).field("file");
  }
}
