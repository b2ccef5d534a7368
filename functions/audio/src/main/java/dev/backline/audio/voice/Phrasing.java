package dev.backline.audio.voice;

import dev.backline.audio.pitch.PitchTrack;
import java.util.ArrayList;
import java.util.List;

/** Divides singing into phrases at its rests, and any sound into stretches at its silences. */
public final class Phrasing {
  private static final double LEAST_REST_SECONDS = 0.3;
  private static final double MOST_REST_SECONDS = 0.5;
  private static final double REST_BEATS = 0.6;
  private static final double SILENCE_SECONDS = 0.9;
  private static final long LONGEST_PHRASE_MS = 10_000;
  private static final long LEAST_PHRASE_MS = 2_000;
  private static final double QUIET_DB = 24;

  private Phrasing() {}

  /**
   * @param notes of the singer
   * @param beatSeconds length of a beat, 0 when there is no pulse: a fast song's rests are shorter
   */
  public static List<Phrase> ofNotes(List<Note> notes, PitchTrack track, double beatSeconds) {
    double rest =
        beatSeconds == 0
            ? LEAST_REST_SECONDS
            : Math.clamp(REST_BEATS * beatSeconds, LEAST_REST_SECONDS, MOST_REST_SECONDS);
    var spans = new ArrayList<long[]>();
    int from = 0;
    for (int i = 1; i <= notes.size(); i++) {
      if (i == notes.size() || restBefore(notes, i) >= rest * 1000) {
        divide(notes, from, i, spans);
        from = i;
      }
    }
    return phrases(spans, track);
  }

  /** Stretches of sound, for what is not sung. */
  public static List<Phrase> ofSound(PitchTrack track) {
    var spans = new ArrayList<long[]>();
    double silence = track.silenceDb();
    for (int i = 0; i < track.frames(); i++) {
      if (track.levelDb()[i] > silence) {
        long start = Math.round(i * track.stepSeconds() * 1000);
        join(spans, start, start + Math.round(track.stepSeconds() * 1000), SILENCE_SECONDS);
      }
    }
    return phrases(spans, track);
  }

  /** A singer must breathe: what is too long for one breath is divided where it pauses longest. */
  private static void divide(List<Note> notes, int from, int to, List<long[]> spans) {
    long start = notes.get(from).startMs();
    long end = notes.get(to - 1).endMs();
    int pause = -1;
    for (int i = from + 1; end - start > LONGEST_PHRASE_MS && i < to; i++) {
      boolean inside =
          notes.get(i).startMs() - start >= LEAST_PHRASE_MS
              && end - notes.get(i).startMs() >= LEAST_PHRASE_MS;
      if (inside && (pause < 0 || restBefore(notes, i) > restBefore(notes, pause))) {
        pause = i;
      }
    }
    if (pause < 0) {
      spans.add(new long[] {start, end});
    } else {
      divide(notes, from, pause, spans);
      divide(notes, pause, to, spans);
    }
  }

  private static long restBefore(List<Note> notes, int i) {
    return notes.get(i).startMs() - notes.get(i - 1).endMs();
  }

  private static void join(List<long[]> spans, long start, long end, double rest) {
    if (!spans.isEmpty() && start - spans.getLast()[1] < rest * 1000) {
      spans.getLast()[1] = end;
    } else {
      spans.add(new long[] {start, end});
    }
  }

  private static List<Phrase> phrases(List<long[]> spans, PitchTrack track) {
    double[] levels = spans.stream().mapToDouble(span -> level(track, span)).toArray();
    double loudest = java.util.Arrays.stream(levels).max().orElse(0);
    var phrases = new ArrayList<Phrase>();
    for (int i = 0; i < levels.length; i++) {
      double energy = Math.clamp(1 + (levels[i] - loudest) / QUIET_DB, 0, 1);
      phrases.add(new Phrase(spans.get(i)[0], spans.get(i)[1], Math.round(energy * 1000) / 1000.0));
    }
    return List.copyOf(phrases);
  }

  private static double level(PitchTrack track, long[] span) {
    double sum = 0;
    int n = 0;
    for (int i = track.frameAt(span[0] / 1000.0); i <= track.frameAt(span[1] / 1000.0); i++) {
      sum += Math.pow(10, track.levelDb()[i] / 10);
      n++;
    }
    return 10 * Math.log10(Math.max(1e-12, sum / Math.max(1, n)));
  }
}
