package dev.backline.audio.mix;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a user asks of a mix.
 *
 * @param values each parameter's; those that are not there have their usual value
 * @param curve of the compression
 * @param aiMix whether the desk balances the two and makes moves of its own; without it nothing is
 *     done but what the values ask for, and the reverb is a single echo
 */
public record MixSettings(Map<MixParameter, Double> values, CompressionCurve curve, boolean aiMix) {

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException that names the parameter, its range and a value within
   */
  public MixSettings {
    values.forEach((parameter, value) -> parameter.range().check(value));
    values = Map.copyOf(values);
  }

  /** A flat equaliser, moderate compression, a little room. */
  public static MixSettings standard() {
    return new MixSettings(Map.of(), CompressionCurve.SOURCE, true);
  }

  /** The same with another value. */
  public MixSettings with(MixParameter parameter, double value) {
    return with(Map.of(parameter, value));
  }

  /** The same with another value, if there is one. */
  public MixSettings with(MixParameter parameter, Optional<Double> value) {
    return value.isPresent() ? with(parameter, value.get()) : this;
  }

  /** The same with another curve. */
  public MixSettings with(CompressionCurve other) {
    return new MixSettings(values, other, aiMix);
  }

  /** The same with a preset's values, whatever was asked for before. */
  public MixSettings with(MixPreset preset) {
    return with(preset.sliders());
  }

  /** The same without moves of the desk's own. */
  public MixSettings byHand() {
    return new MixSettings(values, curve, false);
  }

  private MixSettings with(Map<MixParameter, Double> others) {
    var all = new EnumMap<MixParameter, Double>(MixParameter.class);
    all.putAll(values);
    all.putAll(others);
    return new MixSettings(all, curve, aiMix);
  }

  double value(MixParameter parameter) {
    return values.getOrDefault(parameter, parameter.usual());
  }
}
