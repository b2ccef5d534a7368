package dev.backline.audio.band.part;

import dev.backline.audio.band.harmony.VoiceLeading;
import dev.backline.audio.band.style.Pattern;
import dev.backline.audio.band.style.Sound;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Note;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays the chords on keys or guitar: struck, broken or held, as the style and the section ask. */
public final class Keyboarder {
  /** What is played on the verse's instrument and what on the chorus's. */
  public record Parts(List<Note> verse, List<Note> chorus) {}

  private static final double DOWN_STROKE_MS = 9;
  private static final double UP_STROKE_MS = 8;
  private static final double POWER_CHORD_MS = 4;
  private static final double FINGERS_MS = 5;

  /** An organ's long chord is louder than its short ones. */
  private static final double HELD = 0.6;

  private final Arrangement sheet;
  private final SplittableRandom chance;
  private final Line verse;
  private final Line chorus;
  private final Map<ChordSpan, List<Integer>> voicings = new HashMap<>();
  private final Map<ChordSpan, List<Integer>> fingerings = new HashMap<>();
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
      var tones = span.chord().tones(span.key(), colours);
      player.voicings.put(span, player.leading.next(tones));
      player.fingerings.put(span, GuitarNeck.voicing(span.chord(), tones));
    }
    for (int bar = 0; bar < sheet.endBar(); bar++) player.bar(bar);
    return new Parts(player.verse.notes(), player.chorus.notes());
  }

  private void bar(int bar) {
    double intensity = sheet.intensity(bar);
    boolean full = intensity >= Arrangement.FULL;
    var keys = sheet.style().keys();
    var written = full ? keys.chorus() : keys.verse();
    var sound = full ? keys.chorusSound() : keys.verseSound();
    boolean quiet = intensity < 0.45 && !broken(written);
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
      double held = quiet && !sounding(sound) ? HELD : 1;
      double level = sheet.touch(bar) * held * soft * (0.93 + 0.1 * chance.nextDouble());
      var line = full ? chorus : verse;
      int octave = sound == Sound.BELL || sound == Sound.KALIMBA ? 12 : 0;
      if (Character.isDigit(sign) || sign == 'B') {
        int pitch = tone(span, sound, sign) + octave;
        double ring = sounding(sound) ? to + (to - from) * 2.2 : from + (to - from) * 0.92;
        line.add(
            sheet.humanly(from, chance),
            ring,
            pitch,
            level * (step % sheet.stepsPerBeat() == 0 ? 1 : 0.85));
      } else {
        double stop = from + (to - from) * (length == 1 ? 0.7 : 0.97);
        boolean weak = step % sheet.stepsPerBeat() != 0;
        strike(line, sound, span, new Stroke(from, stop, level, weak));
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

  private int tone(ChordSpan span, Sound sound, char sign) {
    var fingering = fingerings.get(span);
    boolean guitar = sound == Sound.STEEL_GUITAR || sound == Sound.NYLON_GUITAR;
    if (sign == 'B') return guitar ? fingering.getFirst() : bass(span);
    int index = sign - '0';
    if (guitar) {
      var treble = fingering.subList(Math.max(1, fingering.size() - 4), fingering.size());
      return treble.get(index % treble.size());
    }
    var voicing = voicings.get(span);
    return voicing.get(index % voicing.size()) + 12 * (index / voicing.size());
  }

  private static int bass(ChordSpan span) {
    return 40 + Math.floorMod(span.chord().root() - 40, 12);
  }

  /** One movement of the hands; a weak one falls between two beats. */
  private record Stroke(double from, double to, double level, boolean weak) {
    boolean lasting() {
      return to - from > 0.3 * 48_000;
    }
  }

  private void strike(Line line, Sound sound, ChordSpan span, Stroke stroke) {
    switch (sound) {
      case DRIVE_GUITAR -> strum(line, driven(span), stroke, POWER_CHORD_MS);
      case STEEL_GUITAR, NYLON_GUITAR, CLEAN_GUITAR -> strum(line, span, stroke);
      default -> chord(line, sound, span, stroke);
    }
  }

  /** Root, fifth, octave, tenth: a third any lower would be mud in the distortion. */
  private static List<Integer> driven(ChordSpan span) {
    int root = bass(span);
    int third = Math.floorMod(span.chord().third() - span.chord().root(), 12);
    return List.of(root, root + 7, root + 12, root + 12 + third);
  }

  /** Down over all strings on the beat, up over the thinner ones after it. */
  private void strum(Line line, ChordSpan span, Stroke stroke) {
    var strings = fingerings.get(span);
    if (stroke.weak) {
      var thin = strings.subList(Math.max(0, strings.size() - 4), strings.size());
      strum(line, thin.reversed(), stroke, UP_STROKE_MS);
    } else {
      strum(line, strings, stroke, DOWN_STROKE_MS);
    }
  }

  private void strum(Line line, List<Integer> strings, Stroke stroke, double msPerString) {
    double apart =
        msPerString * PcmFormat.WORKING_FRAMES_PER_MS * (0.9 + 0.2 * chance.nextDouble());
    // The hand is under way before the beat, so that the stroke as a whole is on it.
    double start = Math.max(0, sheet.humanly(stroke.from, chance) - 0.35 * apart * strings.size());
    double share = stroke.level / StrictMath.sqrt(strings.size() / 2.0);
    for (int i = 0; i < strings.size(); i++) {
      double accent = 0.86 + 0.14 * chance.nextDouble();
      line.add(start + i * apart, stroke.to, strings.get(i), share * accent);
    }
  }

  /** Fingers are not together to the millisecond; a pianist's left hand plays the root. */
  private void chord(Line line, Sound sound, ChordSpan span, Stroke stroke) {
    var pitches = voicings.get(span);
    boolean people = sheet.style().feel().looseMs() > 0;
    double start = sheet.humanly(stroke.from, chance);
    double share = stroke.level / StrictMath.sqrt(pitches.size() / 2.0);
    for (int i = 0; i < pitches.size(); i++) {
      double delay =
          people ? FINGERS_MS * PcmFormat.WORKING_FRAMES_PER_MS * chance.nextDouble() : 0;
      double accent = i == pitches.size() - 1 ? 1 : 0.88;
      line.add(start + delay, stroke.to, pitches.get(i), share * accent);
    }
    // Rich chords are voiced without the root, which is left to the bass.
    boolean plain = sheet.style().keys().colours() < 2;
    if (sound == Sound.PIANO && plain && stroke.lasting() && !stroke.weak) {
      line.add(start, stroke.to, bass(span), share * 0.8);
    }
  }
}
