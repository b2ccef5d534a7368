package dev.backline.audio.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes songs in other metres out of songs in 4/4, of which there are few: a part of each bar is
 * cut out, and what follows moves up.
 */
public enum Bend {
  /** As the song is. */
  NONE,
  /** Three of four beats: the last is cut out. */
  THREE_FOUR,
  /** Six of eight eighths: the fourth and the eighth are cut out. */
  SIX_EIGHT;

  private static final double SLOWEST_COMPOUND_BPM = 78;

  int beatDivision() {
    return this == SIX_EIGHT ? 3 : 2;
  }

  /** The song in this metre, without beats when it cannot be had. */
  Pop909Song of(Pop909Song song) {
    if (this == NONE) {
      return song;
    }
    var beats = new ArrayList<Pop909Song.Beat>();
    var melody = new ArrayList<Pop909Song.Tone>();
    if (song.beatsPerBar() == 4
        && (this == THREE_FOUR || song.bpm(0, Double.MAX_VALUE) >= SLOWEST_COMPOUND_BPM)) {
      double cut = 0;
      List<Pop909Song.Beat> all = song.beats();
      for (int i = 0; i + 4 < all.size(); i++) {
        if (all.get(i).downbeat()) {
          double beat = all.get(i + 1).seconds() - all.get(i).seconds();
          cut = bar(song, all.get(i).seconds(), beat, cut, beats, melody);
        }
      }
    }
    return new Pop909Song(song.name(), melody, List.of(), List.of(), beats, List.of(), song.keys());
  }

  /** Adds a bar without its gaps; returns what has been cut out until its end. */
  private double bar(
      Pop909Song song,
      double start,
      double beat,
      double cutBefore,
      List<Pop909Song.Beat> beats,
      List<Pop909Song.Tone> melody) {
    double[][] kept =
        this == THREE_FOUR ? new double[][] {{0, 3}} : new double[][] {{0, 1.5}, {2, 3.5}};
    double cut = cutBefore;
    double last = 0;
    for (double[] piece : kept) {
      cut += (piece[0] - last) * beat;
      last = piece[1];
      double from = start + piece[0] * beat;
      double to = start + piece[1] * beat;
      for (double at = piece[0]; at < piece[1]; at += this == THREE_FOUR ? 1 : 1.5) {
        beats.add(new Pop909Song.Beat(start + at * beat - cut, at == 0));
      }
      for (Pop909Song.Tone tone : song.melody()) {
        if (tone.start() >= from - 0.02 && tone.start() < to - 0.02) {
          double end = Math.min(tone.end(), to);
          melody.add(
              new Pop909Song.Tone(tone.start() - cut, end - cut, tone.pitch(), tone.velocity()));
        }
      }
    }
    return cut + (4 - last) * beat;
  }
}
