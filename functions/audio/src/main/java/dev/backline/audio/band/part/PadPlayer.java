package dev.backline.audio.band.part;

import dev.backline.audio.band.harmony.VoiceLeading;
import dev.backline.audio.synth.Note;
import java.util.List;

/** Holds the chords; the tonic stays where it is a guest of the chord and binds the song. */
public final class PadPlayer {
  private PadPlayer() {}

  /** The whole part. */
  public static List<Note> play(Arrangement sheet) {
    var line = new Line(sheet);
    var leading = new VoiceLeading(55, 79);
    int bpb = sheet.beatsPerBar();
    for (var span : sheet.chords()) {
      var voicing = leading.next(span.chord().tones(sheet.brief().key(), 0));
      var section = sheet.sectionAt(span.startBeat() / bpb);
      double level = sheet.touch(section) * (0.6 + 0.4 * section.intensity());
      double from = sheet.grid().frameAt(span.startBeat());
      double to = sheet.grid().frameAt(span.endBeat());
      for (int pitch : voicing) line.add(from, to, pitch, level);
    }
    return line.notes();
  }
}
