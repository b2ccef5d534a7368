package dev.backline.preview.api;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.audio.ffmpeg.DeliveryFormat;
import dev.backline.audio.ffmpeg.Encoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.ffmpeg.UndecodableAudioException;
import dev.backline.audio.preview.FirstListen;
import dev.backline.audio.preview.FirstListen.Sketch;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.Priming;
import dev.backline.core.step.SilentTake;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.UnreadableAudio;
import dev.backline.core.step.UnsupportedRequest;
import dev.backline.core.step.Workspace;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Makes something to listen to of the first seconds of a take. */
public final class PreviewHandler extends StepHandler<PreviewInput, PreviewOutput> {

  static final Delivery MP3 = Delivery.of(DeliveryFormat.MP3, OptionalInt.of(192));
  private static final String NAME = "preview.mp3";

  private final FirstListen firstListen;
  private final Encoder encoder;

  /** Called by Lambda. */
  public PreviewHandler() {
    this(Container.start(PreviewHandler.class));
  }

  PreviewHandler(ApplicationContext beans) {
    super("Preview", "11", PreviewInput.class, PreviewOutput.class, beans);
    Ffmpeg ffmpeg = Ffmpeg.in(System.getenv());
    this.firstListen = new FirstListen(new Decoder(ffmpeg));
    this.encoder = new Encoder(ffmpeg);
    Priming.before(new Rehearsal(firstListen, encoder));
  }

  @Override
  protected PreviewOutput run(PreviewInput input, Workspace workspace) throws IOException {
    Path folder = Files.createDirectories(workspace.scratch("sketch"));
    Path wav = workspace.scratch("preview.wav");
    Sketch sketch = sketch(workspace.file(input.take()), input, folder, wav);
    Path mp3 = workspace.scratch(NAME);
    encoder.encodeUnheard(wav, mp3, MP3);
    return new PreviewOutput(
        workspace
            .publish(NAME, mp3)
            .audio(MP3.sampleRateHz(), MP3.channels(), sketch.loudness().durationMs()),
        sketch.key(),
        sketch.tempo());
  }

  @Override
  protected long audioMs(PreviewInput input, PreviewOutput output) {
    return output.audio().durationMs();
  }

  private Sketch sketch(Path take, PreviewInput input, Path folder, Path wav) throws IOException {
    try {
      return firstListen
          .render(take, input.order(), folder, wav)
          .orElseThrow(() -> new SilentTake("The first seconds of the take are silent."));
    } catch (UndecodableAudioException e) {
      throw new UnreadableAudio(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UnsupportedRequest(e.getMessage());
    }
  }
}
