package dev.backline.studio;

import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.pcm.WavEncoding;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a master must measure and how it is written. */
final class TargetOptions {
  @Option(
      names = "--target",
      description = "streaming, apple, club or liab (default: streaming, or the reference's)")
  private Optional<String> target = Optional.empty();

  @Option(names = "--lufs", description = "a loudness of your own instead, −40 to −5")
  private Optional<Double> lufs = Optional.empty();

  @Option(
      names = "--ceiling",
      description = "a ceiling of your own in dBTP, −9 to 0 (default: the target's)")
  private Optional<Double> ceiling = Optional.empty();

  @Option(
      names = "--bits",
      defaultValue = "24",
      description = "16 or 24, dithered, or 32f (default: ${DEFAULT-VALUE})")
  private String bits;

  /** Whether a loudness was asked for. */
  boolean isNamed() {
    return target.isPresent() || lufs.isPresent();
  }

  MasterTarget wanted(CommandLine command) {
    MasterTarget named =
        MasterTarget.named(target.orElse("streaming"))
            .orElseThrow(
                () ->
                    new ParameterException(
                        command, "--target: one of streaming, apple, club, liab"));
    try {
      return new MasterTarget(
          lufs.orElse(named.lufs()), ceiling.orElse(named.truePeakDbtp()), named.mostRangeLu());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }

  WavEncoding encoding(CommandLine command) {
    return switch (bits) {
      case "16" -> WavEncoding.INT16;
      case "24" -> WavEncoding.INT24;
      case "32f" -> WavEncoding.FLOAT32;
      default -> throw new ParameterException(command, "--bits: one of 16, 24, 32f");
    };
  }
}
