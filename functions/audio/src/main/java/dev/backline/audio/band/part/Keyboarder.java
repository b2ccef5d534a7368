package dev.backline.audio.band.part;

import dev.backline.audio.band.harmony.VoiceLeading;
import dev.backline.audio.band.style.Pattern;
import dev.backline.audio.band.style.Sound;
import dev.backline.audio.synth.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays the chords on keys or guitar: struck, broken or held, as the style and the section ask. */
public final class Keyboarder {
  /** What is played on the verse's instrument and what on the chorus's. */
  public record Parts(List<Note> verse, List<Note> chorus) {}

  private final Arrangement sheet;
  private final SplittableRandom chance;
  private final Line verse;
  private final Line chorus;
  private final Map<ChordSpan, List<Integer>> voicings = new HashMap<>();
  private final VoiceLeading leading;

  private Keyboarder(Arrangement sheet) {
    this.sheet = sheet;
    chance = sheet.chance("keys");
    verse = new Line(sheet);
    chorus = new Line(sheet);
    int register = sheet.brief().mood().register();
    leading = new VoiceLeading(52 + register, 75 + register);
  }

  /** The whole part. */
  public static Parts play(Arrangement sheet) {
    var player = new Keyboarder(sheet);
    for (var span : sheet.chords()) {
      int colours = sheet.style().keys().colours();
      var tones = span.chord().tones(sheet.brief().key(), colours);
      player.voicings.put(span, player.leading.next(tones));
    }
    for (int bar = 0; bar < sheet.endBar(); bar++) player.bar(bar);
    return new Parts(player.verse.notes(), player.chorus.notes());
  }

  private void bar(int bar) {
    var section = sheet.sectionAt(bar);
    boolean full = section.intensity() >= 0.8;
    var keys = sheet.style().keys();
    var written = full ? keys.chorus() : keys.verse();
    var sound = full ? keys.chorusSound() : keys.verseSound();
    boolean quiet = section.intensity() < 0.45 && !broken(written);
    Steps pattern =
        quiet || sheet.isEnding(bar) ? Steps.held('X') : Steps.of(written, sheet.beatsPerBar());
    int steps = sheet.stepsPerBar();
    for (int step = 0; step < steps; step++) {
      char sign = pattern.at(bar, step);
      double beat = sheet.beatAt(bar, step);
      var span = sheet.chordAt(beat);
      boolean changes = span.startBeat() == beat && step > 0;
      if (sign == '.' || (sign == '-' && !changes)) continue;
      int length = 1;
      while (step + length < steps && held(pattern, bar, step + length, span)) length++;
      double from = sheet.frameAt(bar, step);
      double to = sheet.frameAt(bar, step + length);
      double soft = sign == 'x' ? 0.72 : Character.isDigit(sign) ? 0.8 : 0.95;
      double level = sheet.touch(section) * soft * (0.93 + 0.1 * chance.nextDouble());
      var line = full ? chorus : verse;
      int octave = sound == Sound.BELL || sound == Sound.KALIMBA ? 12 : 0;
      if (Character.isDigit(sign) || sign == 'B') {
        int pitch = tone(span, sign) + octave;
        double ring = sounding(sound) ? to + (to - from) * 2.2 : from + (to - from) * 0.92;
        line.add(
            sheet.humanly(from, chance),
            ring,
            pitch,
            level * (step % sheet.stepsPerBeat() == 0 ? 1 : 0.85));
      } else {
        strike(line, sound, span, from, from + (to - from) * (length == 1 ? 0.7 : 0.97), level);
      }
    }
  }

  private static boolean broken(Pattern pattern) {
    return pattern.steps().chars().anyMatch(Character::isDigit);
  }

  private static boolean sounding(Sound sound) {
    return switch (sound) {
      case PIANO, ELECTRIC_PIANO, STEEL_GUITAR, NYLON_GUITAR, BELL, KALIMBA -> true;
      default -> false;
    };
  }

  private boolean held(Steps pattern, int bar, int step, ChordSpan span) {
    double beat = sheet.beatAt(bar, step);
    return pattern.at(bar, step) == '-' && beat < span.endBeat();
  }

  private int tone(ChordSpan span, char sign) {
    var voicing = voicings.get(span);
    if (sign == 'B') return 40 + Math.floorMod(span.chord().root() - 40, 12);
    int index = sign - '0';
    return voicing.get(index % voicing.size()) + 12 * (index / voicing.size());
  }

  private void strike(
      Line line, Sound sound, ChordSpan span, double from, double to, double level) {
    var pitches = new ArrayList<>(voicings.get(span));
    if (sound == Sound.DRIVE_GUITAR) {
      int root = 40 + Math.floorMod(span.chord().root() - 40, 12);
      pitches = new ArrayList<>(List.of(root, root + 7, root + 12));
    }
    boolean strummed = sound == Sound.STEEL_GUITAR || sound == Sound.CLEAN_GUITAR;
    double start = sheet.humanly(from, chance);
    double share = level / StrictMath.sqrt(pitches.size() / 2.0);
    for (int i = 0; i < pitches.size(); i++) {
      double delay = strummed ? i * 430 : 0;
      double accent = i == pitches.size() - 1 ? 1 : 0.88;
      line.add(start + delay, to, pitches.get(i), share * accent);
    }
  }
}
