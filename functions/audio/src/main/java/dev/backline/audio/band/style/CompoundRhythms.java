package dev.backline.audio.band.style;

import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.style.Rhythm.Part;

/** 6/8: two dotted beats, each of which falls into three. Two bars are written in eighths. */
final class CompoundRhythms {
  private CompoundRhythms() {}

  static Rhythm of(Genre genre) {
    return switch (genre) {
      case POP, ROCK -> backbeat();
      case BALLAD, FOLK -> gentle();
      case AMBIENT -> floating();
      case JAZZ -> swinging();
      case HOUSE, EDM, SYNTHWAVE -> driven();
      case LOFI, HIPHOP, RNB -> laidBack();
      case TRAP, DRILL -> rattling();
      case AFROBEATS -> twelveEight();
      case REGGAE -> offBeat();
    };
  }

  private static Rhythm backbeat() {
    return new Rhythm(
        part(
            "R-----R--5--",
            "X--x--X--x--",
            """
            kick X.....X....x
            snare ...X.....X..
            hat XooxooXooxoo
            """),
        part(
            "R--R-5R--R-a",
            "X--X-xX--X-x",
            """
            kick X....xX.o..x
            snare ...X.....X..
            hat XoxXoxXoxXox
            tambourine ...x.....x..
            """));
  }

  private static Rhythm gentle() {
    return new Rhythm(
        part(
            "R-----R-----",
            "B12321B12321",
            """
            kick o.....o.....
            rim ...o.....o..
            shaker x--x--x--x--
            """),
        part(
            "R----5R--5-a",
            "X--x-xX--x-x",
            """
            kick X.....X..o..
            snare ...x.....x..
            hat xooxooxooxoo
            """));
  }

  private static Rhythm floating() {
    return new Rhythm(
        part(
            "R-----------",
            "0..2..1..3..",
            """
            shaker -..-..-..-..
            """),
        part(
            "R-----5-----",
            "0.2.1.3.2.1.",
            """
            kick o...........
            shaker -.--.--.--.-
            rim .........-..
            """));
  }

  private static Rhythm swinging() {
    return new Rhythm(
        part(
            "W--W--W--W--",
            "X--..x-.....",
            """
            ride X.xx.xX.xx.x
            hat ...o.....o..
            kick -.....-.....
            """),
        part(
            "W--W--W--W--",
            "X--..xX-...x",
            """
            ride X.xx.xX.xx.x
            hat ...x.....x..
            kick o.....-....o
            snare .....-..o..-
            """));
  }

  private static Rhythm driven() {
    return new Rhythm(
        part(
            "R-.R-.R-.R-.",
            "021021321021",
            """
            kick X..X..X..X..
            clap ...X.....X..
            hat xooxooxooxoo
            """),
        part(
            "R.RR.RR.RR.o",
            "X-xX-.X-xX-x",
            """
            kick X..X..X..X..
            clap ...X.....X..
            open_hat ..x..x..x..x
            hat xooxooxooxoo
            """));
  }

  private static Rhythm laidBack() {
    return new Rhythm(
        part(
            "R----.R--5-.",
            "X-----x-----",
            """
            kick X....xX.....
            snare ...X.....X..
            hat xooxooxooxoo
            """),
        part(
            "R--R-.R--5-a",
            "X----xX--x--",
            """
            kick X.x..xX..x..
            snare ...X.....X..
            hat xoxxooxoxxor
            shaker -.--.--.--.-
            """));
  }

  private static Rhythm rattling() {
    return new Rhythm(
        part(
            "R-----R-----",
            "021021321021",
            """
            kick X....xX.....
            clap ...X.....X..
            hat xooxooxooxor
            """),
        part(
            "R----RR--R-a",
            "012321012321",
            """
            kick X....xX.x..x
            clap ...X.....X..
            snare ...o.....o.-
            hat xooxorxooxtr
            """));
  }

  private static Rhythm twelveEight() {
    return new Rhythm(
        part(
            "R--R-5R----5",
            "02.1.302.1.2",
            """
            kick X.....X..x..
            rim x.x.xx.x.x.x
            shaker xooxooxooxoo
            conga ..x.....x..x
            """),
        part(
            "R--R-5R--R-5",
            "021.3.021.31",
            """
            kick X..X..X..X..
            rim x.x.xx.x.x.x
            shaker xooxooxooxoo
            conga ..x.xx..x.xx
            clap .........o..
            """));
  }

  private static Rhythm offBeat() {
    return new Rhythm(
        part(
            "R--5..R--3-5",
            "..X..X..X..X",
            """
            kick ...X.....X..
            rim ...X.....X..
            hat xooxooxooxoo
            """),
        part(
            "R-RR-5R--3-5",
            "..X..X..X..X",
            """
            kick ...X.....X.-
            snare ...X.....X..
            hat xoxxoxxoxxox
            tambourine ..o..o..o..o
            """));
  }

  private static Part part(String bass, String keys, String drums) {
    return Part.of(Metre.COMPOUND, bass, keys, drums);
  }
}
