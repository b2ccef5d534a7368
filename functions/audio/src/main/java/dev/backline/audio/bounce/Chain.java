package dev.backline.audio.bounce;

import dev.backline.audio.studio.StudioEffect;
import dev.backline.audio.synth.effect.Effect;
import java.util.List;

/** Effects in a row, made for one stream. */
final class Chain {
  private final List<Effect> effects;

  /** How late the stream leaves the chain. */
  final int latencyFrames;

  Chain(List<StudioEffect> settings, int sampleRateHz) {
    effects = settings.stream().map(setting -> setting.at(sampleRateHz)).toList();
    latencyFrames = effects.stream().mapToInt(Effect::latencyFrames).sum();
  }

  void process(float[] left, float[] right, int frames) {
    for (Effect effect : effects) effect.process(left, right, frames);
  }

  static long tailFrames(List<StudioEffect> settings, int sampleRateHz) {
    return settings.stream().mapToLong(setting -> setting.tailFrames(sampleRateHz)).sum();
  }
}
