package dev.backline.audio.band.style;

import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.style.Rhythm.Part;

/** 3/4, a bar in sixteenths. */
final class TripleRhythms {
  private TripleRhythms() {}

  static Rhythm of(Genre genre) {
    return switch (genre) {
      case POP, ROCK -> waltz();
      case BALLAD, FOLK -> gentle();
      case AMBIENT -> floating();
      case JAZZ -> swinging();
      case HOUSE, EDM, SYNTHWAVE -> driven();
      case LOFI, HIPHOP, RNB -> laidBack();
      case TRAP, DRILL -> rattling();
      case AFROBEATS -> rolling();
      case REGGAE -> offBeat();
    };
  }

  private static Rhythm waltz() {
    return new Rhythm(
        part(
            "R-------5---",
            "X---x---x---",
            """
            kick X...........
            snare ........X...
            hat X.x.x.x.x.x.
            """),
        part(
            "R---5---R-a-",
            "X---X-x-X-x-",
            """
            kick X.......o.x.
            snare ....o...X...
            hat X.x.x.x.x.x.
            tambourine ....x...x...
            """));
  }

  private static Rhythm gentle() {
    return new Rhythm(
        part(
            "R-----------",
            "B.1.2.3.2.1.",
            """
            kick o...........
            rim ....o...o...
            shaker x.-.o.-.o.-.
            """),
        part(
            "R-------5-a-",
            "X---x-x-x---",
            """
            kick X...........
            snare ....x...x...
            hat x.o.x.o.x.o.
            """));
  }

  private static Rhythm floating() {
    return new Rhythm(
        part(
            "R-----------",
            "0...2...1...",
            """
            shaker -...-...-...
            """),
        part(
            "R-------5---",
            "0.2.1.3.2.1.",
            """
            kick o...........
            shaker -.-.-.-.-.-.
            rim ........-...
            """));
  }

  private static Rhythm swinging() {
    return new Rhythm(
        part(
            "W---W---W---",
            "X-..x-......",
            """
            ride X...x.x.x...
            hat ....o...o...
            kick -...........
            """),
        part(
            "W---W---W---",
            "X-..x-..x-x-",
            """
            ride X...x.x.x.x.
            hat ....x...x...
            kick o.........-.
            snare ......-...o.
            """));
  }

  private static Rhythm driven() {
    return new Rhythm(
        part(
            "R-..R-..R-..",
            "0.2.1.2.3.2.",
            """
            kick X...x...x...
            clap ........X...
            hat x.o.x.o.x.o.
            """),
        part(
            "..R-..R-..R-",
            "X---X-x-X-x-",
            """
            kick X...x...x...
            clap ........X...
            open_hat ..x...x...x.
            hat xoxoxoxoxoxo
            """));
  }

  private static Rhythm laidBack() {
    return new Rhythm(
        part(
            "R---..R.5-..",
            "X-------x---",
            """
            kick X...x.......
            snare ........X...
            hat x.o.x.o.x.o.
            """),
        part(
            "R---..R.5-a.",
            "X---x---x-x-",
            """
            kick X..ox.......
            snare ........X.-.
            hat x.xox.o.x.xo
            shaker -.-.-.-.-.-.
            """));
  }

  private static Rhythm rattling() {
    return new Rhythm(
        part(
            "R-------R---",
            "0.1.2.1.3.1.",
            """
            kick X...x.......
            clap ........X...
            hat x.x.x.x.x.xr
            """),
        part(
            "R---R-----a-",
            "0.2.1.2.3.2.",
            """
            kick X..xx.....x.
            clap ........X...
            snare ........o...
            hat x.xxx.xrx.xt
            """));
  }

  private static Rhythm rolling() {
    return new Rhythm(
        part(
            "R..R--..5-..",
            "0.2.1.3.2.1.",
            """
            kick X.......x...
            rim ...x..x...x.
            shaker xoxoxoxoxoxo
            conga ..x...x..xx.
            """),
        part(
            "R..R--R.5-a.",
            "0.21.3.20.2.",
            """
            kick X...x...x...
            rim ...X..x...x.
            clap ........o...
            shaker xoxoxoxoxoxo
            conga ..x..x.x..xx
            """));
  }

  private static Rhythm offBeat() {
    return new Rhythm(
        part(
            "R--..5..3-5.",
            "..X...X...X.",
            """
            kick X.......x...
            rim ........X...
            hat x.o.x.o.x.o.
            """),
        part(
            "R--.R-..3-5.",
            "..X...X...X.",
            """
            kick X.......x...
            snare ........X...
            hat x.x.x.o.x.o.
            tambourine ..o...o...o.
            """));
  }

  private static Part part(String bass, String keys, String drums) {
    return Part.of(Metre.TRIPLE, bass, keys, drums);
  }
}
