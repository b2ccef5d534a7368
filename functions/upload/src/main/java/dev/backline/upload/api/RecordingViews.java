package dev.backline.upload.api;

import dev.backline.core.objects.Presigner;
import dev.backline.upload.Measured;
import dev.backline.upload.Recording;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows recordings; the links of those that are ready are signed for an hour. */
@Singleton
final class RecordingViews {

  private final Presigner presigner;
  private final Clock clock;

  RecordingViews(Presigner presigner, Clock clock) {
    this.presigner = presigner;
    this.clock = clock;
  }

  RecordingView show(Recording recording) {
    var measured =
        recording.state() instanceof Recording.Ready(Measured found)
            ? Optional.of(found)
            : Optional.<Measured>empty();
    return new RecordingView(
        recording.id(),
        recording.state().word(),
        recording.state() instanceof Recording.Rejected(var why)
            ? new RecordingView.ReasonView(why.code().word(), why.reason())
            : null,
        recording.title(),
        recording.upload().fileName(),
        recording.sessionId().orElse(null),
        recording.upload().sizeBytes(),
        measured.map(found -> found.original().sha256()).orElse(null),
        measured.map(Measured::durationMs).orElse(null),
        measured.map(RecordingViews::format).orElse(null),
        measured.map(Measured::loudness).orElse(null),
        measured.map(Measured::warnings).orElse(List.of()),
        measured.map(found -> link(found.peaks().key())).orElse(null),
        measured.map(found -> link(found.peaksJson().key())).orElse(null),
        measured.map(found -> link(found.original().key())).orElse(null),
        measured.map(_ -> clock.instant().plus(Presigner.LIFE).toString()).orElse(null),
        recording.createdAt().toString());
  }

  String link(String key) {
    return presigner.get(key).url();
  }

  private static RecordingView.FormatView format(Measured found) {
    return new RecordingView.FormatView(
        found.container(),
        found.codec(),
        found.sampleRateHz(),
        found.channels(),
        found.bitDepth().isPresent() ? found.bitDepth().getAsInt() : null);
  }

  /** Changes when the recording does, and before the links in it expire. */
  String tag(Recording recording) {
    long halfLives = clock.instant().toEpochMilli() / (Presigner.LIFE.toMillis() / 2);
    String links = recording.state() instanceof Recording.Ready ? "-" + halfLives : "";
    return "\"" + recording.version() + "." + recording.state().word() + links + "\"";
  }
}
