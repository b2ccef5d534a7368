package dev.backline.audio.band.part;

import dev.backline.audio.band.harmony.VoiceLeading;
import dev.backline.audio.band.style.Sound;
import dev.backline.audio.band.style.Style.Fill;
import dev.backline.audio.synth.Note;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Holds the chords; the tonic stays where it is a guest of the chord and binds the song. Strings
 * play legato: a tone that two chords share is held once, and one chord overlaps the next.
 */
public final class PadPlayer {
  private static final int HIGHEST = 88;
  private static final double OVERLAP_FRAMES = 0.12 * 48_000;

  private final Arrangement sheet;
  private final Line line;
  private final boolean legato;
  private final Map<Integer, Held> held = new TreeMap<>();

  private PadPlayer(Arrangement sheet) {
    this.sheet = sheet;
    line = new Line(sheet);
    legato = sheet.style().pad() == Sound.STRINGS;
  }

  /** A tone that goes on. */
  private record Held(double from, double level, boolean tied) {}

  /** The whole part. */
  public static List<Note> play(Arrangement sheet) {
    var player = new PadPlayer(sheet);
    var leading = new VoiceLeading(55, 79);
    for (var span : sheet.chords()) {
      player.change(span, player.voicing(leading.next(span.chord().tones(span.key(), 0)), span));
    }
    if (!sheet.chords().isEmpty()) player.release(sheet.chords().getLast().endBeat(), List.of());
    return player.line.notes();
  }

  /** Nothing where the song is thin, unless nobody else fills it; the chorus shines above. */
  private List<Integer> voicing(List<Integer> voicing, ChordSpan span) {
    double intensity = sheet.intensity(span.startBeat() / sheet.beatsPerBar());
    boolean alone = sheet.style().drums().fill() == Fill.NONE;
    if (intensity < Arrangement.LIGHT && !alone) return List.of();
    int high = voicing.getLast() + 12;
    if (intensity < Arrangement.FULL || high > HIGHEST) return voicing;
    return Stream.concat(voicing.stream(), Stream.of(high)).toList();
  }

  private void change(ChordSpan span, List<Integer> voicing) {
    int bar = span.startBeat() / sheet.beatsPerBar();
    double level = sheet.touch(bar) * (0.35 + 0.65 * sheet.intensity(bar));
    var tied =
        voicing.stream()
            .filter(pitch -> legato && held.containsKey(pitch))
            .filter(pitch -> !held.get(pitch).tied && held.get(pitch).level == level)
            .toList();
    release(span.startBeat(), tied);
    double from = sheet.grid().frameAt(span.startBeat());
    for (int pitch : voicing) {
      held.compute(
          pitch,
          (_, before) ->
              before == null
                  ? new Held(from, level, false)
                  : new Held(before.from, before.level, true));
    }
  }

  /** Lets go of all but some. */
  private void release(double beat, List<Integer> kept) {
    double to = sheet.grid().frameAt(beat) + (legato ? OVERLAP_FRAMES : 0);
    held.forEach(
        (pitch, tone) -> {
          if (!kept.contains(pitch)) line.add(tone.from, to, pitch, tone.level);
        });
    held.keySet().retainAll(kept);
  }
}
