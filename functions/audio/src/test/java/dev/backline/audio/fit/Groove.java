package dev.backline.audio.fit;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A drum pattern of one bar: for each drum a row of steps, where x is a stroke, o a soft one.
 *
 * @param stepsPerBeat 4 for sixteenths, 3 for the eighths of a compound metre, 6 for its sixteenths
 */
record Groove(String name, int beatsPerBar, int stepsPerBeat, List<Voice> voices) {

  record Voice(int pitch, String steps) {}

  static final int KICK = 36;
  static final int SNARE = 38;
  static final int CLAP = 39;
  static final int RIM = 37;
  static final int HAT = 42;
  static final int OPEN_HAT = 46;
  static final int RIDE = 51;
  static final int SHAKER = 70;

  static Groove of(String name, int beats, int steps, Object... rows) {
    var voices = new java.util.ArrayList<Voice>();
    for (int i = 0; i < rows.length; i += 2) {
      voices.add(new Voice((Integer) rows[i], ((String) rows[i + 1]).replace(" ", "")));
    }
    return new Groove(name, beats, steps, List.copyOf(voices));
  }

  static final List<Groove> POP =
      List.of(
          of(
              "pop",
              4,
              4,
              KICK,
              "x... .... x.x. ....",
              SNARE,
              ".... x... .... x...",
              HAT,
              "x.o. x.o. x.o. x.o."),
          of(
              "pop",
              4,
              4,
              KICK,
              "x... ..x. ..x. ....",
              SNARE,
              ".... x... .... x...",
              HAT,
              "x.x. x.x. x.x. x.x."),
          of(
              "pop",
              4,
              4,
              KICK,
              "x..x .... x... ....",
              SNARE,
              ".... x... .... x..o",
              HAT,
              "xoxo xoxo xoxo xoxo"),
          of(
              "rock",
              4,
              4,
              KICK,
              "x... ..x. x.x. ....",
              SNARE,
              ".... x... .... x...",
              RIDE,
              "x.x. x.x. x.x. x.x."));

  static final List<Groove> TRAP =
      List.of(
          of(
              "trap",
              4,
              4,
              KICK,
              "x..x ..x. ..x. ..x.",
              SNARE,
              ".... .... x... ....",
              HAT,
              "x.x. x.x. x.xx x.x."),
          of(
              "trap",
              4,
              4,
              KICK,
              "x... ...x ..x. ....",
              CLAP,
              ".... .... x... ....",
              HAT,
              "xxxx x.x. xxxx x.xx"));

  static final List<Groove> HOUSE =
      List.of(
          of(
              "house",
              4,
              4,
              KICK,
              "x... x... x... x...",
              CLAP,
              ".... x... .... x...",
              OPEN_HAT,
              "..x. ..x. ..x. ..x."),
          of(
              "house",
              4,
              4,
              KICK,
              "x... x... x... x...",
              SNARE,
              ".... x... .... x...",
              HAT,
              "xoxo xoxo xoxo xoxo"),
          of("techno", 4, 4, KICK, "x... x... x... x...", HAT, "..x. ..x. ..x. ..x."));

  static final List<Groove> BALLAD =
      List.of(
          of(
              "ballad",
              4,
              4,
              KICK,
              "x... .... ..x. ....",
              RIM,
              ".... x... .... x...",
              HAT,
              "x.o. x.o. x.o. x.o."),
          of(
              "ballad",
              4,
              4,
              KICK,
              "x... .... x... ....",
              SNARE,
              ".... x... .... x...",
              SHAKER,
              "xoxo xoxo xoxo xoxo"));

  static final List<Groove> HIP_HOP =
      List.of(
          of(
              "hiphop",
              4,
              4,
              KICK,
              "x..x ..x. .x.. ....",
              SNARE,
              ".... x... .... x...",
              HAT,
              "x.x. x.x. x.x. x.x."),
          of(
              "hiphop",
              4,
              4,
              KICK,
              "x.x. ...o x.x. ...x",
              SNARE,
              ".... x..o .o.. x...",
              HAT,
              "x.xo x.xo x.xo x.xo"),
          of(
              "hiphop",
              4,
              4,
              KICK,
              "x... ...x ..x. .x..",
              CLAP,
              ".... x... .... x...",
              HAT,
              "xxxx xxxx xxxx xxxx"));

  static final List<Groove> DRUM_AND_BASS =
      List.of(
          of(
              "dnb",
              4,
              4,
              KICK,
              "x... .... ..x. ....",
              SNARE,
              ".... x... .... x...",
              HAT,
              "x.x. x.x. x.x. x.x."),
          of(
              "dnb",
              4,
              4,
              KICK,
              "x.x. .... ..x. ....",
              SNARE,
              ".... x..o .o.. x..o",
              RIDE,
              "x.x. x.x. x.x. x.x."),
          of(
              "dnb",
              4,
              4,
              KICK,
              "x.x. .... ..xx ....",
              SNARE,
              ".... x..x .x.. x..x",
              HAT,
              "x.x. x.x. x.x. x.x."));

  static final List<Groove> LATIN =
      List.of(
          of(
              "reggaeton",
              4,
              4,
              KICK,
              "x... x... x... x...",
              SNARE,
              "...x ..x. ...x ..x.",
              HAT,
              "x.x. x.x. x.x. x.x."),
          of(
              "bossa",
              4,
              4,
              KICK,
              "x..x x..x x..x x..x",
              RIM,
              "x..x ..x. ..x. .x..",
              SHAKER,
              "xoxo xoxo xoxo xoxo"),
          of(
              "funk",
              4,
              4,
              KICK,
              "x.x. ...x ..x. .x..",
              SNARE,
              ".... x..o .o.o x..o",
              HAT,
              "xxxx xxxx xxxx xxxx"));

  static final List<Groove> WALTZ =
      List.of(
          of("waltz", 3, 4, KICK, "x... .... ....", SNARE, ".... x... x...", HAT, "x... x... x..."),
          of("waltz", 3, 4, KICK, "x... .... ..x.", RIM, ".... x... x...", RIDE, "x.x. x.x. x.x."),
          of(
              "waltz",
              3,
              4,
              KICK,
              "x... .... ....",
              SNARE,
              ".... .... x...",
              HAT,
              "x.x. x.x. x.x."));

  static final List<Groove> SIX_EIGHT =
      List.of(
          of("six", 2, 3, KICK, "x.. ...", SNARE, "... x..", HAT, "xxx xxx"),
          of("six", 2, 3, KICK, "x.. ..x", SNARE, "... x..", HAT, "xxx xxx"),
          of("six", 2, 3, KICK, "x.x ...", RIM, "... x..", RIDE, "xoo xoo"));

  static final List<Groove> SHUFFLE =
      List.of(
          of(
              "shuffle",
              4,
              3,
              KICK,
              "x.. ..x x.. ...",
              SNARE,
              "... x.. ... x..",
              HAT,
              "x.x x.x x.x x.x"));

  static <T> T one(List<T> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }

  int steps() {
    return beatsPerBar * stepsPerBeat;
  }

  /** Plays the strokes of one step. */
  void play(Score score, int step, double at, double loudness, RandomGenerator random) {
    for (Voice voice : voices) {
      char c = voice.steps.charAt(step % voice.steps.length());
      if (c != '.') {
        double accent = c == 'x' ? 1 : 0.55;
        double hat = voice.pitch == KICK || voice.pitch == SNARE || voice.pitch == CLAP ? 1 : 0.75;
        score.drum(at, voice.pitch, (int) (loudness * accent * hat * (95 + random.nextInt(20))));
      }
    }
  }
}
