package dev.backline.audio.mix;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Filters;
import dev.backline.audio.synth.effect.Gain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The effects of the voice that a plan asks for. */
final class VoiceStrip {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;

  private VoiceStrip() {}

  /** All of them. */
  static List<Effect> whole(MixPlan plan) {
    var chain = upToFader(plan);
    chain.add(Gain.ofDb(plan.value(Knob.VOCAL_GAIN, 0)));
    double room = plan.value(Knob.VOCAL_REVERB, 0);
    if (room > 0) chain.add(new AuxEcho(room, plan.value(Knob.VOCAL_ECHO, 0) / 1000));
    plan.value(Knob.VOCAL_REFLECTION)
        .ifPresent(
            ms ->
                chain.add(
                    new SingleEcho(
                        (int) Math.round(ms), plan.value(Knob.VOCAL_REFLECTION_DECAY, 0.2))));
    return chain;
  }

  /** Those before the fader. */
  static List<Effect> upToFader(MixPlan plan) {
    var chain = new ArrayList<Effect>();
    chain.add(new Filters(equaliser(plan)));
    double deEss = plan.value(Knob.VOCAL_DE_ESS, 0);
    if (deEss > 0) chain.add(new Deesser(deEss));
    double threshold = plan.value(Knob.VOCAL_COMPRESSION, -10);
    double top = plan.value(Knob.VOCAL_COMPRESSION_TOP, 0);
    if (threshold < -10 || top < 0) {
      chain.add(new Compander(threshold, top, plan.value(Knob.VOCAL_COMPRESSION_LEVEL, 0)));
    }
    return chain;
  }

  private static List<Supplier<Biquad>> equaliser(MixPlan plan) {
    var filters = new ArrayList<Supplier<Biquad>>();
    double highPassHz = plan.value(Knob.VOCAL_HIGH_PASS, 0);
    if (highPassHz > 0) filters.add(() -> Biquad.highPass(RATE, highPassHz, 0.7));
    double body = plan.value(Knob.VOCAL_BODY, 0);
    if (body != 0) filters.add(() -> Biquad.peak(RATE, 300, 0.9, body));
    double presence = plan.value(Knob.VOCAL_PRESENCE, 0);
    if (presence != 0) filters.add(() -> Biquad.peak(RATE, 3200, 0.8, presence));
    double low = plan.value(Knob.VOCAL_EQ_LOW, 0);
    if (low != 0) filters.add(() -> Biquad.lowShelf(RATE, 100, low));
    double mid = plan.value(Knob.VOCAL_EQ_MID, 0);
    if (mid != 0) filters.add(() -> Biquad.peak(RATE, 1500, 2.0 / 3, mid));
    double high = plan.value(Knob.VOCAL_EQ_HIGH, 0);
    if (high != 0) filters.add(() -> Biquad.highShelf(RATE, 10_000, high));
    return filters;
  }
}
