package dev.backline.analysis.api;

import com.amazonaws.services.lambda.runtime.Context;
import dev.backline.analysis.AudioAnalyzer;
import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.core.handler.Container;
import dev.backline.core.handler.JsonHandler;
import dev.backline.core.step.SilentTake;
import dev.backline.core.step.StepRunner;
import dev.backline.core.step.StepRunner.Work;
import dev.backline.core.step.Workspace;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;

public final class AnalysisHandler extends JsonHandler<AnalysisRequest, AnalysisResult> {

  private final StepRunner steps;
  private final AudioAnalyzer analyzer;

  public AnalysisHandler() {
    this(Container.start(AnalysisHandler.class));
  }

  AnalysisHandler(ApplicationContext beans) {
    super(AnalysisRequest.class, beans);
    this.steps = beans.getBean(StepRunner.class);
    this.analyzer = beans.getBean(AudioAnalyzer.class);
  }

  @Override
  protected AnalysisResult handle(AnalysisRequest request, Context context) throws IOException {
    Hints hints = request.hints();
    var work =
        new Work<>("analysis", analyzer.version(), request.userId(), request, AnalysisResult.class);
    return steps.run(
        work,
        workspace -> analyze(request, hints, workspace),
        result -> result.summary().durationMs());
  }

  private AnalysisResult analyze(AnalysisRequest request, Hints hints, Workspace workspace)
      throws IOException {
    TrackAnalysis track = analyzer.analyze(workspace.file(request.vocal()), hints);
    if (track.loudness().integratedLufs().isEmpty()) {
      throw new SilentTake(
          "The take holds nothing that can be heard: it is below -70 LUFS throughout");
    }
    return new AnalysisResult(workspace.publish(AnalysisDocument.NAME, track), Summary.of(track));
  }
}
