package dev.backline.upload;

import dev.backline.core.files.Scratch;
import dev.backline.core.media.FileRef;
import dev.backline.core.objects.ObjectMissing;
import dev.backline.core.objects.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Judges a take that has arrived. It may be asked any number of times, in any order, by several at
 * once: the first verdict stands. The take itself is read and never touched.
 */
public final class Ingest {

  private final RecordingStore recordings;
  private final ObjectStore objects;
  private final Inspector inspector;
  private final TakeFiles files;
  private final UploadLimits limits;

  public Ingest(
      RecordingStore recordings, ObjectStore objects, Inspector inspector, UploadLimits limits) {
    this.recordings = recordings;
    this.objects = objects;
    this.inspector = inspector;
    this.files = new TakeFiles(objects);
    this.limits = limits;
  }

  /**
   * @return the recording as it stands now; empty if it was given up in the meantime
   */
  public Optional<Recording> judge(TakeKey key) throws IOException {
    var known = recordings.find(key.userId(), key.recordingId());
    if (known.isEmpty() || known.get().isDecided()) {
      return known;
    }
    Recording.State verdict;
    try (var scratch = new Scratch()) {
      verdict = verdict(known.get(), scratch);
    } catch (ObjectMissing _) {
      return known;
    }
    return write(key, verdict);
  }

  private Recording.State verdict(Recording recording, Scratch scratch) throws IOException {
    Arrival arrival;
    try (InputStream content = objects.open(recording.key())) {
      arrival = Arrival.receive(content, limits.maxFileBytes(), scratch.file("original"));
    }
    var difference = arrival.differsFrom(recording.upload());
    if (difference.isPresent()) {
      return new Recording.Rejected(difference.get());
    }
    var key = TakeKey.of(recording.userId(), recording.id());
    return switch (inspector.inspect(arrival.file(), scratch.file("decoded.wav"))) {
      case Inspection.Refused(var rejection) -> new Recording.Rejected(rejection);
      case Inspection.Accepted found ->
          new Recording.Ready(
              files.keep(
                  key,
                  found,
                  new FileRef(recording.key(), arrival.sha256(), arrival.sizeBytes()),
                  scratch));
    };
  }

  private Optional<Recording> write(TakeKey key, Recording.State verdict) {
    while (true) {
      var current = recordings.find(key.userId(), key.recordingId());
      if (current.isEmpty() || current.get().isDecided()) {
        return current;
      }
      var decided = current.get().become(verdict);
      if (recordings.replace(decided)) {
        return Optional.of(decided);
      }
    }
  }
}
