package dev.backline.enhancement.api;

import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavReader;
import dev.backline.core.handler.Container;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.Workspace;
import dev.backline.enhancement.Enhancement;
import dev.backline.enhancement.TakeReader;
import dev.backline.enhancement.VocalEnhancer;
import dev.backline.enhancement.adapter.StudioEnhancer;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the take of a production and cleans it. */
public final class EnhancementHandler extends StepHandler<EnhancementInput, EnhancementOutput> {

  private final TakeReader takes;
  private final VocalEnhancer enhancer;

  /** Called by Lambda. */
  public EnhancementHandler() {
    this(Container.start(EnhancementHandler.class));
  }

  EnhancementHandler(ApplicationContext beans) {
    super("Enhancement", "4", EnhancementInput.class, EnhancementOutput.class, beans);
    this.takes = new TakeReader(new Decoder(Ffmpeg.in(System.getenv())));
    this.enhancer = new StudioEnhancer();
  }

  @Override
  protected EnhancementOutput run(EnhancementInput input, Workspace workspace) throws IOException {
    TakeReader.Reading take =
        takes.read(
            workspace.file(input.take()),
            workspace.scratch("decoded.wav"),
            workspace.scratch("take.wav"));
    Path vocal = workspace.scratch("vocal.wav");
    Enhancement enhancement = enhancer.enhance(take.vocal(), vocal, input.strength());
    Loudness after = LoudnessMeter.measure(WavReader.open(vocal));
    List<String> decisions = new ArrayList<>(take.decisions());
    decisions.addAll(enhancement.decisions());
    return new EnhancementOutput(
        workspace
            .publish("vocal.wav", vocal)
            .audio(PcmFormat.WORKING_RATE_HZ, after.channels(), after.durationMs()),
        measured(take.loudness()),
        measured(after),
        enhancement.noiseReductionDb(),
        decisions);
  }

  @Override
  protected long audioMs(EnhancementInput input, EnhancementOutput output) {
    return output.vocal().durationMs();
  }

  private static dev.backline.core.media.Loudness measured(Loudness loudness) {
    return dev.backline.core.media.Loudness.read(
        loudness.integratedLufs(),
        loudness.rangeLu(),
        loudness.truePeakDbtp(),
        loudness.samplePeakDbfs(),
        loudness.maxMomentaryLufs(),
        loudness.maxShortTermLufs(),
        loudness.durationMs(),
        loudness.channels());
  }
}
