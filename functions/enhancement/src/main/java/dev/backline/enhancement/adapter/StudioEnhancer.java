package dev.backline.enhancement.adapter;

import dev.backline.audio.clean.CleanSettings;
import dev.backline.audio.clean.TakeEnhancer;
import dev.backline.enhancement.Enhancement;
import dev.backline.enhancement.VocalEnhancer;
import java.io.IOException;
import java.nio.file.Path;

/** Enhances with the project's own studio engine: no service, no key, the same bytes each time. */
public final class StudioEnhancer implements VocalEnhancer {

  @Override
  public Enhancement enhance(Path vocal, Path enhanced, double strength) throws IOException {
    var done = TakeEnhancer.enhance(vocal, enhanced, CleanSettings.of(strength));
    return new Enhancement(done.noiseReductionDb(), done.decisions());
  }
}
