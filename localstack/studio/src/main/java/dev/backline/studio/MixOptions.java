package dev.backline.studio;

import dev.backline.audio.mix.CompressionCurve;
import dev.backline.audio.mix.MixParameter;
import dev.backline.audio.mix.MixPreset;
import dev.backline.audio.mix.MixSettings;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is asked of a mix, with the names of the engine's parameters. */
final class MixOptions {
  @Option(
      names = "--preset",
      description =
          "warm, clean or bright: sets the equaliser, compression, reverb and limiter,"
              + " whatever they are asked to be (default: none)")
  private Optional<String> preset = Optional.empty();

  @Option(names = "--vocal-gain", description = "dB against the balance, -12 to 12 (default: 0)")
  private Optional<Double> vocalGain = Optional.empty();

  @Option(names = "--beat-gain", description = "the same for the band (default: 0)")
  private Optional<Double> beatGain = Optional.empty();

  @Option(names = "--hpf-hz", description = "the vocal is cut below, 20 to 400 (default: 85)")
  private Optional<Double> highPassHz = Optional.empty();

  @Option(names = "--deess-amount", description = "0 to 1 (default: 0.5)")
  private Optional<Double> deEss = Optional.empty();

  @Option(names = "--eq-low", description = "dB below 100 Hz, -6 to 6 (default: 0)")
  private Optional<Double> low = Optional.empty();

  @Option(names = "--eq-mid", description = "dB around 1500 Hz, -6 to 6 (default: 0)")
  private Optional<Double> mid = Optional.empty();

  @Option(names = "--eq-high", description = "dB above 10 kHz, -6 to 6 (default: 0)")
  private Optional<Double> high = Optional.empty();

  @Option(names = "--compression", description = "0 to 1 (default: 0.4)")
  private Optional<Double> compression = Optional.empty();

  @Option(
      names = "--compression-curve",
      defaultValue = "source",
      description = "source, which leaves full scale, or v2, which never expands (default: source)")
  private String curve;

  @Option(names = "--reverb", description = "0 to 1 (default: 0.3)")
  private Optional<Double> reverb = Optional.empty();

  @Option(
      names = "--limiter",
      description =
          "ceiling of the mix: 0 none, 0.25 at 0.95 of full scale, 1 at 0.80 (default: 0)")
  private Optional<Double> limiter = Optional.empty();

  @Option(
      names = "--mix-strength",
      description = "how far the desk's own moves go, 0 to 1 (default: 1)")
  private Optional<Double> strength = Optional.empty();

  @Option(
      names = "--no-ai-mix",
      description = "no balance and no move but those asked for; the reverb is a single echo")
  private boolean byHand;

  MixSettings settings(CommandLine command) {
    try {
      MixSettings asked =
          MixSettings.standard()
              .with(curve())
              .with(MixParameter.VOCAL_GAIN, vocalGain)
              .with(MixParameter.BEAT_GAIN, beatGain)
              .with(MixParameter.HPF_HZ, highPassHz)
              .with(MixParameter.DEESS_AMOUNT, deEss)
              .with(MixParameter.EQ_LOW, low)
              .with(MixParameter.EQ_MID, mid)
              .with(MixParameter.EQ_HIGH, high)
              .with(MixParameter.COMPRESSION, compression)
              .with(MixParameter.REVERB, reverb)
              .with(MixParameter.LIMITER, limiter)
              .with(MixParameter.MIX_STRENGTH, strength);
      MixSettings coloured = preset.isPresent() ? asked.with(preset(preset.get())) : asked;
      return byHand ? coloured.byHand() : coloured;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }

  private CompressionCurve curve() {
    return CompressionCurve.named(curve)
        .orElseThrow(() -> new IllegalArgumentException("--compression-curve: one of source, v2"));
  }

  private static MixPreset preset(String name) {
    return MixPreset.named(name)
        .orElseThrow(() -> new IllegalArgumentException("--preset: one of warm, clean, bright"));
  }
}
