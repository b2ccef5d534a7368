package dev.backline.analysis.api;

import dev.backline.analysis.AudioAnalyzer;
import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.core.handler.Container;
import dev.backline.core.step.SilentTake;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.Workspace;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;

/** Hears what is in the vocal of a production. */
public final class AnalysisHandler extends StepHandler<AnalysisInput, AnalysisOutput> {

  private final AudioAnalyzer analyzer;

  /** Called by Lambda. */
  public AnalysisHandler() {
    this(Container.start(AnalysisHandler.class));
  }

  AnalysisHandler(ApplicationContext beans) {
    this(beans, beans.getBean(AudioAnalyzer.class));
  }

  private AnalysisHandler(ApplicationContext beans, AudioAnalyzer analyzer) {
    super("Analysis", analyzer.version(), AnalysisInput.class, AnalysisOutput.class, beans);
    this.analyzer = analyzer;
  }

  @Override
  protected AnalysisOutput run(AnalysisInput input, Workspace workspace) throws IOException {
    Hints hints = input.hints();
    TrackAnalysis track = analyzer.analyze(workspace.file(input.vocal()), hints);
    if (track.loudness().integratedLufs().isEmpty()) {
      throw new SilentTake(
          "The take holds nothing that can be heard: it is below -70 LUFS throughout");
    }
    return new AnalysisOutput(workspace.publish(AnalysisDocument.NAME, track), Summary.of(track));
  }

  @Override
  protected long audioMs(AnalysisInput input, AnalysisOutput output) {
    return output.summary().durationMs();
  }
}
