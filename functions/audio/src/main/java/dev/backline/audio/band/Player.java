package dev.backline.audio.band;

import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.part.Arrangement;
import dev.backline.audio.band.part.Bassist;
import dev.backline.audio.band.part.Drummer;
import dev.backline.audio.band.part.Keyboarder;
import dev.backline.audio.band.part.PadPlayer;
import dev.backline.audio.band.part.Soloist;
import dev.backline.audio.band.style.Sound;
import dev.backline.audio.band.style.Style.Space;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Layer;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.drum.Drum;
import dev.backline.audio.synth.drum.DrumKit;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Pan;
import dev.backline.audio.synth.effect.Pump;
import dev.backline.audio.synth.effect.Reverb;
import dev.backline.audio.synth.effect.Spread;
import dev.backline.audio.synth.effect.Tape;
import dev.backline.audio.synth.effect.TempoDelay;
import dev.backline.audio.synth.effect.Vinyl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Gives each player notes, an instrument and a place in the room. */
final class Player {
  /** The loudness of the whole band when it plays full. */
  private static final double BAND_LUFS = -18;

  private static final double VERSE_BELOW_CHORUS_DB = 3.5;

  /** Two takes of a guitar, not quite together, each on its side: a wall. */
  private static final List<Double> BOTH_SIDES = List.of(-0.8, 0.8);

  private final Arrangement sheet;
  private final Stem stem;
  private final Optional<Sound> sound;
  private final Instrument instrument;
  private final List<Note> notes;
  private final List<Note> kicks;
  private final double lufs;
  private final double side;

  private Player(
      Arrangement sheet, Stem stem, Sound sound, List<Note> notes, List<Note> kicks, double level) {
    this(sheet, stem, sound, notes, kicks, level, 0);
  }

  private Player(
      Arrangement sheet,
      Stem stem,
      Sound sound,
      List<Note> notes,
      List<Note> kicks,
      double level,
      double side) {
    this.side = side;
    this.sheet = sheet;
    this.stem = stem;
    this.sound = Optional.of(sound);
    this.instrument = sound.instrument(sheet.brief().mood().brightness());
    this.notes = notes;
    this.kicks = kicks;
    lufs = BAND_LUFS + level;
  }

  private Player(Arrangement sheet, List<Note> notes, List<Note> kicks) {
    this.sheet = sheet;
    stem = Stem.DRUMS;
    sound = Optional.empty();
    instrument = new DrumKit(sheet.style().drums().kit());
    this.notes = notes;
    this.kicks = kicks;
    lufs = BAND_LUFS + sheet.style().balance().drums();
    side = 0;
  }

  /** Everyone who plays, with what they play. */
  static List<Player> band(Arrangement sheet) {
    var style = sheet.style();
    var balance = style.balance();
    var drums = Drummer.play(sheet);
    var kicks = drums.stream().filter(note -> note.midi() == Drum.KICK.midi()).toList();
    var keys = Keyboarder.play(sheet);
    var players = new ArrayList<Player>();
    players.add(new Player(sheet, drums, kicks));
    players.add(
        new Player(
            sheet, Stem.BASS, style.bass().sound(), Bassist.play(sheet), kicks, balance.bass()));
    double verse = balance.keys() - VERSE_BELOW_CHORUS_DB;
    players.addAll(keys(sheet, style.keys().verseSound(), keys.verse(), kicks, verse));
    players.addAll(keys(sheet, style.keys().chorusSound(), keys.chorus(), kicks, balance.keys()));
    players.add(
        new Player(sheet, Stem.PADS, style.pad(), PadPlayer.play(sheet), kicks, balance.pads()));
    players.add(
        new Player(
            sheet, Stem.LEAD, style.lead().sound(), Soloist.play(sheet), kicks, balance.lead()));
    return List.copyOf(players);
  }

  private static List<Player> keys(
      Arrangement sheet, Sound sound, List<Note> notes, List<Note> kicks, double level) {
    if (sound != Sound.DRIVE_GUITAR) {
      return List.of(new Player(sheet, Stem.KEYS, sound, notes, kicks, level));
    }
    return BOTH_SIDES.stream()
        .map(
            side ->
                new Player(
                    sheet, Stem.KEYS, sound, again(sheet, notes, side), kicks, level - 3, side))
        .toList();
  }

  /** The same once more: up to 9 ms off, a little harder or softer. */
  private static List<Note> again(Arrangement sheet, List<Note> notes, double side) {
    var chance = new SplittableRandom(sheet.brief().seed() * 31 + Math.round(10 * side));
    return notes.stream()
        .map(
            note -> {
              long late =
                  Math.round((chance.nextDouble() * 2 - 1) * 9 * PcmFormat.WORKING_FRAMES_PER_MS);
              double velocity = Math.min(1, note.velocity() * (0.9 + 0.2 * chance.nextDouble()));
              return new Note(
                  Math.max(0, note.startFrame() + late),
                  note.frames(),
                  note.midi(),
                  note.cents(),
                  velocity);
            })
        .sorted(Comparator.comparingLong(Note::startFrame).thenComparingInt(Note::midi))
        .toList();
  }

  Stem stem() {
    return stem;
  }

  List<Note> notes() {
    return notes;
  }

  /** What the player sounds like for the whole piece, at the level of the sound check. */
  Layer layer() {
    double gain = SoundCheck.gain(notes, choose -> layer(choose, 1), lufs);
    return layer(UnaryOperator.identity(), gain);
  }

  private Layer layer(UnaryOperator<List<Note>> choose, double gain) {
    return new Layer(instrument, choose.apply(notes), effects(choose), gain);
  }

  private List<Effect> effects(UnaryOperator<List<Note>> choose) {
    var space = sheet.style().space();
    var mood = sheet.brief().mood();
    var chain = new ArrayList<Effect>();
    sound.ifPresent(known -> Timbre.character(known, chain));
    chain.add(Timbre.tone(stem, mood.brightness()));
    width(chain);
    if (stem != Stem.DRUMS && space.pump() > 0) {
      double beat = 60.0 / sheet.grid().tempo();
      double depth = space.pump() * (stem == Stem.BASS ? 0.7 : stem == Stem.LEAD ? 0.4 : 1);
      var strokes = choose.apply(kicks).stream().mapToLong(Note::startFrame).sorted();
      chain.add(new Pump(strokes, depth, Math.min(0.45, 0.8 * beat)));
    }
    if (stem == Stem.LEAD) {
      double echoBeats = sheet.brief().beatDivision() == 3 ? 2 / 3.0 : 0.75;
      chain.add(new TempoDelay(60 * echoBeats / sheet.grid().tempo(), 0.38, 0.3));
    }
    room(space, mood, chain);
    if (space.wear() > 0.05) chain.add(new Tape(space.wear() * (stem == Stem.BASS ? 0.5 : 1)));
    if (stem == Stem.DRUMS && space.wear() > 0.25) {
      chain.add(new Vinyl(0.0012 * space.wear(), sheet.brief().seed()));
    }
    return chain;
  }

  /** The lead and the bass stay where they are; what accompanies makes room for the voice. */
  private void width(List<Effect> chain) {
    if (side != 0) {
      chain.add(new Pan(side));
      return;
    }
    double amount =
        switch (stem) {
          case BASS -> 0;
          case DRUMS -> 0.4;
          case KEYS -> 0.75;
          case PADS -> 0.9;
          case LEAD -> 0.45;
        };
    if (amount > 0) chain.add(new Spread(amount));
  }

  private void room(Space space, Mood mood, List<Effect> chain) {
    double share =
        switch (stem) {
          case BASS -> 0;
          case DRUMS -> 0.45;
          case KEYS -> 0.9;
          case PADS -> 1.1;
          case LEAD -> 1.3;
        };
    if (share == 0) return;
    double seconds = Math.clamp(space.seconds() * mood.room(), 0.3, 6);
    double length = stem == Stem.DRUMS ? Math.min(1.2, 0.6 * seconds) : seconds;
    double wet = Math.min(0.8, space.wet() * share * mood.room());
    chain.add(new Reverb(length, 5200 + 1800 * mood.brightness(), wet));
  }
}
