package dev.backline.mixmaster;

import dev.backline.audio.master.MasterSettings;
import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.mix.CompressionCurve;
import dev.backline.audio.mix.MixParameter;
import dev.backline.audio.mix.MixPreset;
import dev.backline.audio.mix.MixSettings;
import dev.backline.core.failure.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How a mix and its master are to be: what docs/mixing.md lists.
 *
 * @param target the name of the master's target, if one was asked for
 * @param given what the client gave, by name: it reads back to the same settings
 */
public record DeskSettings(
    MixSettings mix, MasterSettings master, Optional<String> target, Map<String, Object> given) {

  private static final List<MixParameter> SLIDERS =
      List.of(
          MixParameter.EQ_LOW,
          MixParameter.EQ_MID,
          MixParameter.EQ_HIGH,
          MixParameter.COMPRESSION,
          MixParameter.REVERB,
          MixParameter.LIMITER,
          MixParameter.MIX_STRENGTH);
  private static final List<MixParameter> BALANCE =
      List.of(
          MixParameter.VOCAL_GAIN,
          MixParameter.BEAT_GAIN,
          MixParameter.HPF_HZ,
          MixParameter.DEESS_AMOUNT);

  /** Names of all that {@link #ofProcess} reads. */
  public static final List<String> PROCESS_NAMES =
      Stream.concat(
              names(SLIDERS),
              Stream.of(
                  "compression_curve",
                  "preset",
                  "ai_mix",
                  "ai_master",
                  "master_strength",
                  "mid_level",
                  "target"))
          .toList();

  /** Names of all that {@link #ofRun} reads. */
  public static final List<String> RUN_NAMES = names(BALANCE).toList();

  private static Stream<String> names(List<MixParameter> parameters) {
    return parameters.stream().map(parameter -> parameter.range().name());
  }

  /**
   * What can be asked of a sound, or of a session.
   *
   * @throws Failure that names the field and what to ask instead
   */
  public static DeskSettings ofProcess(Asked asked) {
    var reader = new Reader(asked, new TreeMap<>());
    MixSettings mix = reader.sliders(SLIDERS);
    mix =
        reader
            .word("compression_curve", "source or v2", CompressionCurve::named)
            .map(mix::with)
            .orElse(mix);
    mix =
        reader.word("preset", "warm, clean or bright", MixPreset::named).map(mix::with).orElse(mix);
    if (!reader.flag("ai_mix")) mix = mix.byHand();
    boolean aiMaster = reader.flag("ai_master");
    double strength = reader.number("master_strength", MasterSettings.standard().strength());
    double midLevel = reader.number("mid_level", MasterSettings.standard().midLevel());
    var master = checked(() -> new MasterSettings(aiMaster, strength, midLevel));
    reader.word("target", "liab, streaming, apple or club", MasterTarget::named);
    return new DeskSettings(mix, master, asked.text("target"), reader.given);
  }

  /**
   * What can be asked of the mix of a session.
   *
   * @throws Failure that names the field and what to ask instead
   */
  public static DeskSettings ofRun(Asked asked) {
    var reader = new Reader(asked, new TreeMap<>());
    return new DeskSettings(
        reader.sliders(BALANCE), MasterSettings.standard(), Optional.empty(), reader.given);
  }

  /** The target, which is this one unless one was asked for. */
  public MasterTarget targetOr(String usual) {
    return MasterTarget.named(target.orElse(usual)).orElseThrow();
  }

  /** The engine's complaints begin with the name of the parameter. */
  private static <T> T checked(Supplier<T> checks) {
    try {
      return checks.get();
    } catch (IllegalArgumentException e) {
      String[] complaint = e.getMessage().split(" ", 2);
      throw Asked.wrong(complaint[0], complaint[1]);
    }
  }

  /** Notes what is given as it is read. */
  private record Reader(Asked asked, Map<String, Object> given) {

    MixSettings sliders(List<MixParameter> parameters) {
      var settings = MixSettings.standard();
      for (MixParameter parameter : parameters) {
        Optional<Double> value = noted(parameter.range().name(), asked::number);
        var before = settings;
        settings = checked(() -> before.with(parameter, value));
      }
      return settings;
    }

    double number(String name, double usual) {
      return noted(name, asked::number).orElse(usual);
    }

    boolean flag(String name) {
      return noted(name, asked::flag).orElse(true);
    }

    <T> Optional<T> word(String name, String known, Function<String, Optional<T>> named) {
      return noted(name, asked::text)
          .map(word -> named.apply(word).orElseThrow(() -> Asked.wrong(name, "must be " + known)));
    }

    private <T> Optional<T> noted(String name, Function<String, Optional<T>> read) {
      Optional<T> value = read.apply(name);
      value.ifPresent(there -> given.put(name, there));
      return value;
    }
  }
}
