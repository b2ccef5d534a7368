package dev.backline.mixmaster.work;

import dev.backline.audio.bounce.Bounce;
import dev.backline.audio.bounce.Session;
import dev.backline.audio.bounce.document.SessionDocument;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.studio.ImpulseResponse;
import dev.backline.core.step.Workspace;
import dev.backline.mixmaster.BounceOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders a session: {@code bounce.wav}. */
final class BounceWork {

  private final Ears ears;

  BounceWork(Ears ears) {
    this.ears = ears;
  }

  /**
   * Renders a session.
   *
   * @throws dev.backline.audio.bounce.UnplayableSessionException that names what is wrong with it
   */
  StudioResult bounce(BounceOrder order, Workspace workspace) throws IOException {
    var document = SessionDocument.of(order.session());
    int rate = document.sampleRateHz();
    Map<String, Path> sounds = new LinkedHashMap<>();
    for (var sound : order.sounds().entrySet()) {
      String name = sound.getKey();
      sounds.put(name, ears.decoded(sound.getValue(), name + ".wav", rate, workspace).wav());
    }
    Session session =
        document.session(
            rate,
            sounds::get,
            room -> {
              try (var reader = WavReader.open(room)) {
                return ImpulseResponse.of(reader);
              }
            });
    Path file = workspace.scratch("bounce.wav");
    var bounced = new Bounce(session, WavReader::open).write(file, WavEncoding.INT24);
    var audio =
        workspace
            .publish("bounce.wav", file)
            .audio(rate, 2, bounced.loudness().durationMs())
            .named("bounce.wav");
    return StudioResult.ofBounce(List.of(audio), Measured.of(bounced.loudness()));
  }
}
