package dev.backline.mixmaster.api;

import dev.backline.core.media.AudioRef;
import dev.backline.core.media.Loudness;
import dev.backline.mixmaster.work.Move;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

@Serdeable
public record MasterOutput(
    AudioRef master, Target target, Loudness loudness, List<Move> decisions) {

  @Serdeable
  public record Target(double lufs, double truePeakDbtp) {}
}
