package dev.backline.audio.voice;

import dev.backline.audio.pitch.PitchTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a pitch track into notes: a new note begins where voicing begins, where the voice settles on
 * another semitone, and where the level dips and rises again on the same one. Vibrato and glides
 * stay inside their note.
 */
public final class NoteSegmenter {
  private static final int SHORTEST_FRAMES = 5;
  private static final float DIP_DB = 5;

  /** Frames that a semitone's deviation must last to be worth a change of note. */
  private static final float CHANGE_COST = 4.5f;

  private static final float FAR_SEMITONES = 2;
  private static final int LOWEST_MIDI = 34;
  private static final int SEMITONES = 56;

  private final PitchTrack track;
  private final double silenceDb;

  private NoteSegmenter(PitchTrack track) {
    this.track = track;
    this.silenceDb = track.silenceDb();
  }

  /** The notes of {@code track} in order of time, without overlap. */
  public static List<Note> notes(PitchTrack track) {
    var segmenter = new NoteSegmenter(track);
    double tuning = Tuning.cents(track);
    var notes = new ArrayList<Note>();
    int i = 0;
    while (i < track.frames()) {
      if (!segmenter.sounds(i)) {
        i++;
        continue;
      }
      int end = i;
      while (end < track.frames()
          && (segmenter.sounds(end) || segmenter.sounds(Math.min(end + 1, track.frames() - 1)))) {
        end++;
      }
      segmenter.cut(i, end, tuning, notes);
      i = end;
    }
    return List.copyOf(notes);
  }

  private boolean sounds(int i) {
    return track.voiced(i) && track.levelDb()[i] > silenceDb;
  }

  private void cut(int from, int to, double tuning, List<Note> notes) {
    if (to - from < SHORTEST_FRAMES) {
      return;
    }
    var borders = new ArrayList<Integer>();
    borders.add(from);
    int[] semitones = semitones(from, to, tuning);
    for (int i = from + 1; i < to; i++) {
      boolean moves = semitones[i - from] != semitones[i - from - 1];
      if ((moves || dips(i, from, to))
          && i - borders.getLast() >= SHORTEST_FRAMES
          && to - i >= SHORTEST_FRAMES) {
        borders.add(i);
      }
    }
    borders.add(to);
    for (int b = 0; b + 1 < borders.size(); b++) {
      notes.add(note(borders.get(b), borders.get(b + 1), tuning));
    }
  }

  /** True at the bottom of a dip of the level between two syllables. */
  private boolean dips(int i, int from, int to) {
    float[] level = track.levelDb();
    for (int k = Math.max(from, i - 4); k <= Math.min(to - 1, i + 4); k++) {
      if (level[k] < level[i] || (level[k] == level[i] && k < i)) {
        return false;
      }
    }
    float before = -120;
    for (int k = Math.max(from, i - 15); k < i; k++) {
      before = Math.max(before, level[k]);
    }
    float after = -120;
    for (int k = i + 1; k < Math.min(to, i + 10); k++) {
      after = Math.max(after, level[k]);
    }
    return Math.min(before, after) - level[i] > DIP_DB;
  }

  /** The cheapest path of semitones through the frames, in the singer's tuning. */
  private int[] semitones(int from, int to, double tuning) {
    int n = to - from;
    var origin = new byte[n * SEMITONES];
    var cost = new float[SEMITONES];
    for (int t = 0; t < n; t++) {
      int best = 0;
      for (int s = 1; s < SEMITONES; s++) {
        if (cost[s] < cost[best]) {
          best = s;
        }
      }
      float change = cost[best] + CHANGE_COST;
      float pitch = track.midi()[from + t];
      for (int s = 0; s < SEMITONES; s++) {
        boolean stays = cost[s] <= change;
        origin[t * SEMITONES + s] = (byte) (stays ? s : best);
        float miss = pitch == 0 ? 0.5f : (float) Math.abs(pitch - tuning / 100 - LOWEST_MIDI - s);
        cost[s] = (stays ? cost[s] : change) + Math.min(miss, FAR_SEMITONES);
      }
    }
    int state = 0;
    for (int s = 1; s < SEMITONES; s++) {
      if (cost[s] < cost[state]) {
        state = s;
      }
    }
    var path = new int[n];
    for (int t = n - 1; t >= 0; t--) {
      path[t] = LOWEST_MIDI + state;
      state = origin[t * SEMITONES + state];
    }
    return path;
  }

  private Note note(int from, int to, double tuning) {
    // glides in and out say little about where the singer meant to be
    int margin = (to - from) / 4;
    var held = new float[to - from];
    int n = 0;
    for (int i = from + margin; i < to - margin / 2; i++) {
      if (track.voiced(i)) {
        held[n++] = track.midi()[i];
      }
    }
    for (int i = from; n == 0 && i < to; i++) {
      held[n] = track.midi()[i];
      n += track.voiced(i) ? 1 : 0;
    }
    Arrays.sort(held, 0, n);
    double pitch = held[n / 2];
    int midi = (int) Math.round(pitch - tuning / 100);
    return new Note(millis(from), millis(to), midi, Math.round((pitch - midi) * 1000) / 10.0);
  }

  private long millis(int frame) {
    return Math.round(frame * track.stepSeconds() * 1000);
  }
}
