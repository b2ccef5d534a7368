package dev.backline.mixmaster.api;

import dev.backline.audio.mix.MixSettings;
import dev.backline.audio.mix.MixTaste;
import dev.backline.audio.mix.Mixing;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.core.handler.Container;
import dev.backline.core.step.StepHandler;
import dev.backline.core.step.Workspace;
import dev.backline.mixmaster.work.Measured;
import dev.backline.mixmaster.work.Move;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.util.Locale;

public final class MixHandler extends StepHandler<MixInput, MixOutput> {
  public MixHandler() {
    this(Container.start(MixHandler.class));
  }

  MixHandler(ApplicationContext beans) {
    super("Mix", "4", MixInput.class, MixOutput.class, beans);
  }

  @Override
  protected MixOutput run(MixInput input, Workspace workspace) throws IOException {
    var taste = MixTaste.of(input.genre().toLowerCase(Locale.ROOT));
    var desk = new Mixing(taste, MixSettings.standard(), input.tempo());
    var file = workspace.scratch("mix.wav");
    var mixed = desk.mix(workspace.file(input.vocal()), workspace.file(input.instrumental()), file);
    var mix =
        workspace
            .publish("mix.wav", file)
            .audio(PcmFormat.WORKING_RATE_HZ, 2, mixed.loudness().durationMs());
    return new MixOutput(mix, Move.of(mixed.decisions()), Measured.of(mixed.loudness()));
  }

  @Override
  protected long audioMs(MixInput input, MixOutput output) {
    return output.mix().durationMs();
  }
}
