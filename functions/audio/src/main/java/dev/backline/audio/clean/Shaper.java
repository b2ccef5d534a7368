package dev.backline.audio.clean;

import dev.backline.audio.clean.tone.Equaliser;
import dev.backline.audio.clean.tone.Gate;
import dev.backline.audio.clean.tone.Leveller;
import dev.backline.audio.clean.tone.Levels;
import dev.backline.audio.clean.tuning.PitchCorrection;
import dev.backline.audio.clean.tuning.Tuning;
import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pitch.PitchTrack;
import dev.backline.audio.pitch.PitchTracker;
import java.io.IOException;
import java.util.List;

/** Tunes, gates, levels and colours a clean take, in this order, as asked. */
final class Shaper {

  private Shaper() {}

  static Take shaped(Take take, Shaping shaping, List<String> decisions) throws IOException {
    Take tuned = tuned(take, shaping, decisions);
    Take even = even(tuned, shaping, decisions);
    if (shaping.bands().isEmpty()) {
      return even;
    }
    decisions.add("Changed the tone, as asked.");
    return () -> Equaliser.of(even.open(), shaping.bands(), 1);
  }

  private static Take tuned(Take take, Shaping shaping, List<String> decisions) throws IOException {
    if (shaping.tuning().isEmpty()) {
      return take;
    }
    Tuning tuning = shaping.tuning().get();
    PitchTrack track = track(take.open());
    decisions.add("Tuned the voice to " + tuning.key().title() + ", as asked.");
    return () -> PitchCorrection.of(take.open(), track, tuning);
  }

  private static PitchTrack track(PcmSource take) throws IOException {
    try (PcmSource voice = MonoSource.of(take)) {
      var tracker = new PitchTracker(voice.format().sampleRateHz());
      float[][] block = new float[1][4096];
      for (int count = voice.read(block); count >= 0; count = voice.read(block)) {
        tracker.accept(block[0], count);
      }
      return tracker.finish();
    }
  }

  private static Take even(Take take, Shaping shaping, List<String> decisions) throws IOException {
    if (shaping.gate() == 0 && shaping.levelling() == 0) {
      return take;
    }
    Levels levels = Levels.measure(take.open());
    if (shaping.gate() > 0) {
      decisions.add("Lowered the pauses, as asked.");
    }
    if (shaping.levelling() > 0) {
      decisions.add("Brought the phrases to an even level, as asked.");
    }
    return () ->
        Leveller.of(Gate.of(take.open(), levels, shaping.gate()), levels, shaping.levelling());
  }
}
