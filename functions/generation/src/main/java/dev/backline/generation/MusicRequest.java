package dev.backline.generation;

import dev.backline.audio.band.brief.BandBrief;
import java.util.Locale;

/** An instrumental to be made: what a generator is told, in music and in words. */
public record MusicRequest(BandBrief brief, double tempo, long durationMs) {

  public String prompt() {
    return String.format(
        Locale.ROOT,
        "%s %s instrumental track, %s bpm, key of %s, modern production, no vocals, %d seconds",
        brief.mood().code(),
        brief.genre().code(),
        plain(tempo),
        brief.key(),
        Math.round(durationMs / 1000.0));
  }

  private static String plain(double bpm) {
    double rounded = Math.round(bpm * 100) / 100.0;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }
}
