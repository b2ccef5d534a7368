package dev.backline.export.api;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.pcm.Aside;
import dev.backline.core.handler.Container;
import dev.backline.core.media.NamedFile;
import dev.backline.core.objects.ObjectStore;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.Workspace;
import dev.backline.export.Listening;
import dev.backline.export.PreviewSound;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.SerdeImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Packs what is finished before the mix is, while the mix and the master are made: the vocal, the
 * band and its tracks, what the report shows of the take and plays of it.
 */
@SerdeImport(Listening.class)
public final class PackingHandler extends StepHandler<PackingInput, PackingOutput> {

  private static final String TAKE = "take.mp3";
  private static final String SHOWN = "take.json";

  private final ObjectStore objects;
  private final Decoder decoder;
  private final PreviewSound previews;

  /** Called by Lambda. */
  public PackingHandler() {
    this(Container.start(PackingHandler.class));
  }

  PackingHandler(ApplicationContext beans) {
    super("Packing", "4", PackingInput.class, PackingOutput.class, beans);
    Ffmpeg ffmpeg = Ffmpeg.in(System.getenv());
    this.objects = beans.getBean(ObjectStore.class);
    this.decoder = new Decoder(ffmpeg);
    this.previews = new PreviewSound(new Encoder(ffmpeg));
  }

  @Override
  protected Object identity(PackingInput input) {
    return PackingInput.Identity.of(input);
  }

  @Override
  protected PackingOutput run(PackingInput input, Workspace workspace) throws IOException {
    var place = PackagePlace.of(input.userId(), input.productionId());
    try (var copies = Aside.begin(() -> copies(input, place))) {
      Path wav = decoder.decode(workspace.file(input.take()), workspace.scratch("take.wav")).wav();
      Path mp3 = workspace.scratch(TAKE);
      previews.write(wav, mp3, workspace.scratch("excerpt.wav"));
      return new PackingOutput(
          workspace.publish(TAKE, mp3),
          workspace.publish(SHOWN, Listening.to(wav)),
          copies.outcome());
    }
  }

  @Override
  protected long audioMs(PackingInput input, PackingOutput output) {
    return input.enhancement().vocal().durationMs();
  }

  private List<NamedFile> copies(PackingInput input, PackagePlace place) {
    return FinishedTrack.ofParts(input.enhancement(), input.generation())
        .map(track -> track.copyTo(place, objects))
        .toList();
  }
}
