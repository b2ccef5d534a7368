package dev.backline.mixmaster.api;

import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.master.MasterTaste;
import dev.backline.audio.master.Mastering;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.core.handler.Container;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.UnsupportedRequest;
import dev.backline.core.step.Workspace;
import dev.backline.mixmaster.work.Measured;
import dev.backline.mixmaster.work.Move;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.util.Locale;

public final class MasterHandler extends StepHandler<MasterInput, MasterOutput> {

  public MasterHandler() {
    this(Container.start(MasterHandler.class));
  }

  MasterHandler(ApplicationContext beans) {
    super("Master", "5", MasterInput.class, MasterOutput.class, beans);
  }

  @Override
  protected MasterOutput run(MasterInput input, Workspace workspace) throws IOException {
    var target =
        MasterTarget.named(input.target())
            .orElseThrow(
                () ->
                    new UnsupportedRequest(
                        "target must be liab, streaming, apple or club, was " + input.target()));
    var taste = MasterTaste.of(input.genre().toLowerCase(Locale.ROOT));
    var file = workspace.scratch("master.wav");
    var mastered =
        new Mastering(target, taste)
            .master(workspace.file(input.mix()), file, workspace.scratch("shaped.wav"));
    var master =
        workspace
            .publish("master.wav", file)
            .audio(PcmFormat.WORKING_RATE_HZ, 2, mastered.loudness().durationMs());
    return new MasterOutput(
        master,
        new MasterOutput.Target(target.lufs(), target.truePeakDbtp()),
        Measured.of(mastered.loudness()),
        Move.of(mastered.decisions()));
  }

  @Override
  protected long audioMs(MasterInput input, MasterOutput output) {
    return output.master().durationMs();
  }
}
