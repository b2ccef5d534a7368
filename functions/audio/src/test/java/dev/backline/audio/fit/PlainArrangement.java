package dev.backline.audio.fit;

import static dev.backline.audio.fit.Groove.CLAP;
import static dev.backline.audio.fit.Groove.HAT;
import static dev.backline.audio.fit.Groove.KICK;
import static dev.backline.audio.fit.Groove.OPEN_HAT;
import static dev.backline.audio.fit.Groove.RIDE;
import static dev.backline.audio.fit.Groove.RIM;
import static dev.backline.audio.fit.Groove.SNARE;

import dev.backline.audio.fit.Pop909Song.Beat;
import dev.backline.audio.fit.Pop909Song.Span;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Sets a song as tests of tempo estimation do that lay one drum pattern on the annotated beats,
 * however slow or fast these are: so trap may stand at 71 BPM and house at 65, which no producer
 * would write. All instruments play at full volume.
 */
@SuppressWarnings("ImmutableEnumChecker") // all lists are made by List.of
enum PlainArrangement implements Style {
  PIANO(List.of(0), List.of(0), List.of(), List.of()),
  POP(
      List.of(73, 65, 53, 54, 80, 0),
      List.of(0, 4, 25),
      List.of(33, 32, 34),
      List.of(
          pattern(
              KICK,
              "x... .... x... ....",
              SNARE,
              ".... x... .... x...",
              HAT,
              "x.x. x.x. x.x. x.x."),
          pattern(
              KICK,
              "x... .... x.x. ....",
              SNARE,
              ".... x... .... x...",
              HAT,
              "x.o. x.o. x.o. x.o."),
          pattern(
              KICK,
              "x... ..x. x... ....",
              SNARE,
              ".... x... .... x...",
              HAT,
              "x.x. x.x. x.x. x.x."))),
  TRAP(
      List.of(53, 53, 80, 11, 73),
      List.of(4, 4, 0, 89),
      List.of(38, 38, 39),
      List.of(
          pattern(
              KICK, "x... ..x. .... ....", CLAP, ".... .... x... ....", HAT, "xoxo xoxo xoxo xoxo"),
          pattern(
              KICK, "x... ..x. .... ...o", CLAP, ".... .... x... ....", HAT, "xoxo xoxo xoxo xoxo"),
          pattern(
              KICK,
              "x..x ..x. ..x. ....",
              SNARE,
              ".... .... x... ....",
              HAT,
              "xoxo xoxo xoxo xoxo"))),
  HOUSE(
      List.of(80, 80, 81, 73, 62),
      List.of(88, 88, 0, 90, 4),
      List.of(38, 39, 33),
      List.of(
          pattern(
              KICK, "x... x... x... x...", CLAP, ".... x... .... x...", HAT, "ooxo ooxo ooxo ooxo"),
          pattern(
              KICK,
              "x... x... x... x...",
              CLAP,
              ".... x... .... x...",
              OPEN_HAT,
              "..x. ..x. ..x. ..x.",
              HAT,
              ".o.o .o.o .o.o .o.o"),
          pattern(
              KICK,
              "x... x... x... x...",
              SNARE,
              ".... x... .... x...",
              HAT,
              "..x. ..x. ..x. ..x."),
          pattern(
              KICK,
              "x... x... x... x...",
              CLAP,
              ".... x... .... x...",
              HAT,
              "xoxo xoxo xoxo xoxo",
              OPEN_HAT,
              "..x. ..x. ..x. ..x."))),
  BALLAD(
      List.of(40, 73, 71, 52, 0),
      List.of(0, 48, 24),
      List.of(32, 33, 35),
      List.of(
          pattern(
              KICK,
              "x... .... .... ....",
              SNARE,
              ".... .... x... ....",
              HAT,
              "x.x. x.x. x.x. x.x."),
          pattern(
              KICK, "x... .... x... ....", RIM, ".... x... .... x...", HAT, "x.x. x.x. x.x. x.x."),
          pattern(
              KICK, "x... .... x... ....", RIM, ".... x... .... x...", RIDE, "x... x... x... x..."),
          pattern(
              KICK,
              "x... .... ..x. ....",
              RIM,
              ".... x... .... x...",
              HAT,
              "x.o. x.o. x.o. x.o.")));

  private static final int VOLUME = 100;

  private final List<Integer> leads;
  private final List<Integer> chords;
  private final List<Integer> basses;
  private final List<Groove> grooves;

  PlainArrangement(
      List<Integer> leads, List<Integer> chords, List<Integer> basses, List<Groove> grooves) {
    this.leads = leads;
    this.chords = chords;
    this.basses = basses;
    this.grooves = grooves;
  }

  private static Groove pattern(Object... rows) {
    return Groove.of("plain", 4, 4, rows);
  }

  @Override
  public Score of(Pop909Song song, double from, double to, long seed) {
    RandomGenerator random = new Random(seed);
    var score = new Score();
    int chord = Groove.one(chords, random);
    score.instrument(0, Groove.one(leads, random), VOLUME);
    score.instrument(1, chord, VOLUME);
    score.instrument(2, chord, VOLUME);
    Arrangement.part(score, 0, song.melody(), from, to);
    Arrangement.part(score, 1, song.piano(), from, to);
    Arrangement.part(score, 2, song.bridge(), from, to);
    if (!grooves.isEmpty()) {
      score.instrument(3, Groove.one(basses, random), VOLUME);
      if (this == HOUSE || (this == POP && random.nextBoolean())) {
        bassByBeats(score, song, from, to);
      } else {
        bassByChords(score, song, from, to);
      }
      drums(score, song, Groove.one(grooves, random), from, to, random);
    }
    return score;
  }

  private static void bassByChords(Score score, Pop909Song song, double from, double to) {
    for (Span chord : song.chords()) {
      if (chord.start() >= from && chord.start() < to && !chord.label().equals("N")) {
        int pitch = 24 + Arrangement.pitchClass(chord.label());
        score.note(3, chord.start() - from, Math.min(to, chord.end()) - from, pitch, 110);
      }
    }
  }

  /** Between the beats in house, else on them and between. */
  private void bassByBeats(Score score, Pop909Song song, double from, double to) {
    List<Beat> beats = song.beats();
    for (int i = 0; i + 1 < beats.size(); i++) {
      double at = beats.get(i).seconds();
      double beat = beats.get(i + 1).seconds() - at;
      int root = Arrangement.bassAt(song.chords(), at + beat / 4);
      if (at < from || at >= to || root < 0) {
        continue;
      }
      int pitch = 33 + Math.floorMod(root - 9, 12);
      if (this != HOUSE) {
        score.note(3, at - from, at + 0.45 * beat - from, pitch, 100);
      }
      score.note(3, at + beat / 2 - from, at + 0.95 * beat - from, pitch, 100);
    }
  }

  private static void drums(
      Score score, Pop909Song song, Groove groove, double from, double to, RandomGenerator random) {
    List<Beat> beats = song.beats();
    int since = 0;
    for (int i = 0; i + 1 < beats.size(); i++) {
      double at = beats.get(i).seconds();
      double beat = beats.get(i + 1).seconds() - at;
      since = beats.get(i).downbeat() ? 0 : since + 1;
      if (at >= from && at < to) {
        for (int s = 0; s < groove.stepsPerBeat(); s++) {
          int step = since * groove.stepsPerBeat() + s;
          groove.play(score, step, at - from + s * beat / groove.stepsPerBeat(), 1, random);
        }
      }
    }
  }
}
