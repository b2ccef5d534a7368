package dev.backline.generation;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.Briefing;
import java.util.Locale;

/** An instrumental to be made: what a generator is told, in music and in words. */
public record MusicRequest(Briefing briefing, long durationMs) {

  public BandBrief brief() {
    return briefing.brief();
  }

  public String prompt() {
    return String.format(
        Locale.ROOT,
        "%s %s instrumental track, %s bpm, key of %s, modern production, no vocals, %d seconds",
        brief().mood().code(),
        brief().genre().code(),
        plain(briefing.tempo()),
        brief().keys().home(),
        Math.round(durationMs / 1000.0));
  }

  private static String plain(double bpm) {
    double rounded = Math.round(bpm * 100) / 100.0;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }
}
