package dev.backline.mixmaster.work;

import dev.backline.audio.ffmpeg.Decoded;
import dev.backline.core.media.FileRef;
import dev.backline.core.media.NamedAudio;
import dev.backline.core.step.Workspace;
import dev.backline.mixmaster.SoundOrder;
import dev.backline.mixmaster.StemSeparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Takes a sound apart: {@code stems/vocals.wav} and so on. */
final class SeparateWork {

  private final Ears ears;
  private final StemSeparation separation;

  SeparateWork(Ears ears, StemSeparation separation) {
    this.ears = ears;
    this.separation = separation;
  }

  StudioResult separate(SoundOrder order, Workspace workspace) throws IOException {
    Decoded mix = ears.decoded(order.sound(), "mix.wav", workspace);
    var separated = separation.separate(mix.wav(), workspace.scratch("stems"));
    var files = new LinkedHashMap<String, Path>();
    separated.stems().forEach((name, file) -> files.put("stems/" + name + ".wav", file));
    List<NamedAudio> stems = new ArrayList<>();
    for (var stem : workspace.publishAll(files).entrySet()) {
      FileRef file = stem.getValue();
      stems.add(
          file.audio(mix.format().sampleRateHz(), mix.format().channels(), mix.durationMs())
              .named(stem.getKey()));
    }
    return StudioResult.ofStems(
        stems,
        new StudioResult.Separation(
            separated.provider(), separated.grade(), separated.label(), separated.estimatedDb()));
  }
}
