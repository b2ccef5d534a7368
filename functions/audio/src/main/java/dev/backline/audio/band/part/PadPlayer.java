package dev.backline.audio.band.part;

import dev.backline.audio.band.harmony.VoiceLeading;
import dev.backline.audio.band.style.Sound;
import dev.backline.audio.synth.Note;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the chords; the tonic stays where it is a guest of the chord and binds the song. Strings
 * play legato: a tone that two chords share is held once, and one chord overlaps the next.
 */
public final class PadPlayer {
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
      player.change(span, leading.next(span.chord().tones(sheet.brief().key(), 0)));
    }
    if (!sheet.chords().isEmpty()) player.release(sheet.chords().getLast().endBeat(), List.of());
    return player.line.notes();
  }

  private void change(ChordSpan span, List<Integer> voicing) {
    var section = sheet.sectionAt(span.startBeat() / sheet.beatsPerBar());
    double level = sheet.touch(section) * (0.6 + 0.4 * section.intensity());
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
