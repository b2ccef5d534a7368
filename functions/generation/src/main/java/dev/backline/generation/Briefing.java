package dev.backline.generation;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.pcm.PcmFormat;
import java.util.List;
import java.util.Optional;

/** Turns what was heard and what the user prefers into a request: the user has the last word. */
public final class Briefing {
  private static final double TEMPO_OF_NO_PULSE = 92;
  private static final double SAME = 0.025;

  private Briefing() {}

  public record Heard(
      String key,
      double tempo,
      double tuningCents,
      List<Double> beatsMs,
      double firstDownbeatMs,
      int beatsPerBar,
      int beatDivision,
      Vocal vocal) {}

  public record Wishes(
      Genre genre,
      Mood mood,
      Optional<String> key,
      Optional<Double> tempo,
      long durationMs,
      long seed) {}

  public static MusicRequest request(Heard heard, Wishes wishes) {
    var key = Key.parse(wishes.key().orElse(heard.key()));
    double detected = heard.tempo() > 0 ? heard.tempo() : TEMPO_OF_NO_PULSE;
    double tempo = wishes.tempo().orElse(detected);
    int metre = Math.clamp(heard.beatsPerBar(), 1, 16);
    long frames = Math.max(1, wishes.durationMs() * PcmFormat.WORKING_RATE_HZ / 1000);
    var brief =
        new BandBrief(
            key,
            grid(heard, detected, tempo, metre),
            heard.beatDivision() == 3 ? 3 : 2,
            Math.clamp(heard.tuningCents(), -50, 50),
            frames,
            heard.vocal(),
            wishes.genre(),
            wishes.mood(),
            wishes.seed());
    return new MusicRequest(brief, tempo, wishes.durationMs());
  }

  private static BeatGrid grid(Heard heard, double detected, double tempo, int metre) {
    double ratio = tempo / detected;
    if (heard.beatsMs().size() < 3) return BeatGrid.steady(tempo, heard.firstDownbeatMs(), metre);
    var followed = BeatGrid.heard(heard.beatsMs(), heard.firstDownbeatMs(), metre);
    if (Math.abs(ratio - 1) < SAME) return followed;
    if (Math.abs(ratio - 2) < 2 * SAME) return followed.doubled();
    if (Math.abs(ratio - 0.5) < SAME / 2) return followed.halved();
    return BeatGrid.steady(tempo, heard.firstDownbeatMs(), metre);
  }
}
