package dev.backline.audio.band;

import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Vocal.SungNote;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.pcm.PcmFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the bar lines on which a song changes its key. An analysis tells the moment within a few
 * seconds; near it the bar line is taken that leaves the fewest sung notes outside their scale.
 */
final class Modulations {
  private static final double AROUND_MS = 6000;

  /** What a bar away from the moment that was heard costs, in seconds of wrong notes. */
  private static final double BAR_AWAY = 0.05;

  private final BandBrief brief;
  private final BeatGrid grid;

  Modulations(BandBrief brief, BeatGrid grid) {
    this.brief = brief;
    this.grid = grid;
  }

  /** The key of each of so many bars. */
  List<Key> keys(int bars) {
    var changes = brief.keys().changes();
    var keys = new ArrayList<Key>();
    for (int i = 0; i < changes.size(); i++) {
      int until = i + 1 < changes.size() ? bar(changes.get(i).key(), i + 1) : bars;
      while (keys.size() < Math.min(bars, until)) keys.add(changes.get(i).key());
    }
    return List.copyOf(keys);
  }

  private int bar(Key before, int change) {
    var heard = brief.keys().changes().get(change);
    double nearest = barAt(heard.startMs());
    int first = (int) Math.ceil(barAt(heard.startMs() - AROUND_MS));
    int best = (int) Math.max(0, Math.round(nearest));
    double least = Double.POSITIVE_INFINITY;
    for (int bar = Math.max(0, first); bar <= barAt(heard.startMs() + AROUND_MS); bar++) {
      double cost = wrongSeconds(before, heard.key(), bar) + BAR_AWAY * Math.abs(bar - nearest);
      if (cost < least) {
        least = cost;
        best = bar;
      }
    }
    return best;
  }

  /** How long notes outside the scale are sung when the key changes at a bar line. */
  private double wrongSeconds(Key before, Key after, int bar) {
    double line = grid.frameAt(bar * (double) grid.beatsPerBar()) / PcmFormat.WORKING_FRAMES_PER_MS;
    double wrong = 0;
    for (SungNote note : brief.vocal().notes()) {
      Key key = (note.startMs() + note.endMs()) / 2 < line ? before : after;
      if (!key.contains((int) Math.round(note.midi()))) {
        wrong += (note.endMs() - note.startMs()) / 1000;
      }
    }
    return wrong;
  }

  private double barAt(double ms) {
    return grid.barAt(ms * PcmFormat.WORKING_FRAMES_PER_MS);
  }
}
