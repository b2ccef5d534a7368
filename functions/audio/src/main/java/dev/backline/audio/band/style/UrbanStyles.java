package dev.backline.audio.band.style;

import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.style.Style.Answer;
import dev.backline.audio.band.style.Style.Balance;
import dev.backline.audio.band.style.Style.BassLine;
import dev.backline.audio.band.style.Style.Comping;
import dev.backline.audio.band.style.Style.Drumming;
import dev.backline.audio.band.style.Style.Feel;
import dev.backline.audio.band.style.Style.Fill;
import dev.backline.audio.band.style.Style.Harmony;
import dev.backline.audio.band.style.Style.Space;
import dev.backline.audio.synth.drum.Kit;
import java.util.List;
import java.util.Optional;

/** Beats made in a bedroom: lo-fi, hip-hop, trap, drill, R&amp;B, Afrobeats, reggae. */
final class UrbanStyles {
  private UrbanStyles() {}

  static Optional<Style> of(Genre genre) {
    return switch (genre) {
      case LOFI -> Optional.of(lofi());
      case HIPHOP -> Optional.of(hiphop());
      case TRAP -> Optional.of(trap());
      case DRILL -> Optional.of(drill());
      case RNB -> Optional.of(rnb());
      case AFROBEATS -> Optional.of(afrobeats());
      case REGGAE -> Optional.of(reggae());
      default -> Optional.empty();
    };
  }

  private static Style lofi() {
    return new Style(
        new Feel(58, 125, 0.5, 0.57, 7),
        new Drumming(
            Kit.dusty(),
            Groove.of(
                """
                kick X.....x.X.x.....
                snare ....X.......X...
                hat x.o.x.o.x.o.x.o.
                """),
            Groove.of(
                """
                kick X..o..x.X.x.....
                snare ....X..-....X.-.
                hat x.xox.o.x.xox.oo
                shaker -.-.-.-.-.-.-.-.
                """),
            Fill.STOP,
            false),
        new BassLine(
            Sound.UPRIGHT_BASS,
            28,
            new Pattern("R-----5.R---..a."),
            new Pattern("R---..R.5---o.a.")),
        new Comping(
            Sound.ELECTRIC_PIANO,
            new Pattern("X-------..x-----"),
            Sound.ELECTRIC_PIANO,
            new Pattern("X-----x---..x---"),
            2),
        Sound.WARM_PAD,
        new Answer(Sound.VIBRAPHONE, 0.6),
        new Harmony(
            List.of("I vi ii V", "I iii IV V", "I IV ii V"),
            List.of("i iv VI V", "i VI iv v", "i iv v i")),
        new Balance(-6, -6, -4.5, -13, -11),
        new Space(1.3, 0.22, 0.15, 0.55));
  }

  private static Style hiphop() {
    return new Style(
        new Feel(64, 128, 0.5, 0.57, 6),
        new Drumming(
            Kit.dusty(),
            Groove.of(
                """
                kick X..x....X.x.....
                snare ....X.......X...
                hat x.x.x.x.x.x.x.x.
                """),
            Groove.of(
                """
                kick X..x..x.X.x..x..
                snare ....X.......X..-
                hat x.xox.x.x.xox.x.
                open_hat ..............x.
                """),
            Fill.STOP,
            false),
        new BassLine(
            Sound.MOOG_BASS, 28, new Pattern("R--R....R-R-..a."), new Pattern("R--R..5.R-R-..a.")),
        new Comping(
            Sound.PIANO,
            new Pattern("X-----..x-......"),
            Sound.ELECTRIC_PIANO,
            new Pattern("X-----x-..x-..x-"),
            1),
        Sound.STRINGS,
        new Answer(Sound.BRASS, 0.4),
        new Harmony(
            List.of("I vi IV V", "I iii vi IV"), List.of("i VI iv V", "i i iv V", "i iv i v")),
        new Balance(-4.5, -6, -6, -13, -11),
        new Space(0.9, 0.16, 0.1, 0.3));
  }

  private static Style trap() {
    return new Style(
        new Feel(100, 200, 0.5, 0.5, 0),
        new Drumming(
            Kit.eightOhEight(),
            Groove.of(
                """
                kick X.........x.....X.....x...x.....
                clap ........X...............X.......
                hat x.x.x.x.x.x.x.x.x.x.x.x.x.xxr.x.
                """),
            Groove.of(
                """
                kick X.....x...x.....X..x..x...x...x.
                clap ........X...............X.......
                snare ........o...............o.....-.
                hat x.xxx.x.x.xrx.x.x.x.xtx.x.xxr.rr
                open_hat ..............x.................
                """),
            Fill.ROLL,
            true),
        new BassLine(
            Sound.EIGHT_OH_EIGHT,
            28,
            new Pattern("R---------R-----R-----R---R-----"),
            new Pattern("R-----R---R-----R--R--R---R---a-")),
        new Comping(
            Sound.BELL,
            new Pattern("0...2...1...2..."),
            Sound.BELL,
            new Pattern("0.2.1.2.0.2.3.2."),
            0),
        Sound.SAW_PAD,
        new Answer(Sound.FLUTE, 0.5),
        new Harmony(
            List.of("I I vi IV", "I iii IV I"), List.of("i i VI V", "i VI i v", "i iv i V")),
        new Balance(-4.5, -5, -8, -13, -12),
        new Space(1.6, 0.22, 0.1, 0));
  }

  private static Style drill() {
    return new Style(
        new Feel(100, 200, 0.5, 0.5, 0),
        new Drumming(
            Kit.eightOhEight(),
            Groove.of(
                """
                kick X..x......x.....X.....x...x.....
                snare ........X..................X....
                hat x..x..x.x..x..x.x..x..x.x..x.t..
                shaker o...o...o...o...o...o...o...o...
                """),
            Groove.of(
                """
                kick X..x......x..x..X..x..x...x...x.
                snare ........X..................X..-.
                clap ........x..................x....
                hat x..x..x.x..x..x.x..x..t.x..x.tt.
                shaker o...o...o...o...o...o...o...o...
                """),
            Fill.STOP,
            true),
        new BassLine(
            Sound.EIGHT_OH_EIGHT,
            29,
            new Pattern("R--R------R-----R-----R---5-----"),
            new Pattern("R--R------R--5--R--R--R---5---a-")),
        new Comping(
            Sound.PIANO,
            new Pattern("0...2..1..2...1."),
            Sound.BELL,
            new Pattern("0..2..1.0..3..2."),
            0),
        Sound.STRINGS,
        new Answer(Sound.FLUTE, 0.45),
        new Harmony(
            List.of("I vi I IV", "I iii vi IV"), List.of("i VI i V", "i iv i V", "i i VI v")),
        new Balance(-4.5, -5, -8, -12, -12),
        new Space(1.5, 0.2, 0.1, 0));
  }

  private static Style rnb() {
    return new Style(
        new Feel(55, 110, 0.5, 0.55, 5),
        new Drumming(
            Kit.eightOhEight(),
            Groove.of(
                """
                kick X......x..X.....
                rim ....X.......X...
                hat x.x.x.x.x.x.x.x.
                """),
            Groove.of(
                """
                kick X......x..X..x..
                snare ....X.......X...
                clap ....o.......o...
                hat x.xox.x.x.xox.xr
                shaker o.-.o.-.o.-.o.-.
                """),
            Fill.STOP,
            false),
        new BassLine(
            Sound.SUB_BASS, 28, new Pattern("R-------..5-..a."), new Pattern("R-----.R..5-..a.")),
        new Comping(
            Sound.ELECTRIC_PIANO,
            new Pattern("X-------x-------"),
            Sound.ELECTRIC_PIANO,
            new Pattern("X---..x---..x---"),
            2),
        Sound.WARM_PAD,
        new Answer(Sound.CLEAN_GUITAR, 0.5),
        new Harmony(
            List.of("I iii IV V", "I vi ii V", "I IV iii vi"),
            List.of("i iv VI v", "i VI iv V", "i v iv i")),
        new Balance(-5.5, -6, -5, -11, -11),
        new Space(1.8, 0.24, 0.1, 0.1));
  }

  private static Style afrobeats() {
    return new Style(
        new Feel(58, 182, 0.5, 0.53, 4),
        new Drumming(
            Kit.eightOhEight(),
            Groove.of(
                """
                kick X.....x.X.....x.
                rim ...x..x....x..x.
                shaker xoxoxoxoxoxoxoxo
                conga ..x....x..x...xx
                """),
            Groove.of(
                """
                kick X...X...X...X...
                rim ...X..x....X..x.
                clap ............o...
                shaker xoxoxoxoxoxoxoxo
                conga ..x..x.x..x..xxx
                hat ..x...x...x...x.
                """),
            Fill.TOMS,
            false),
        new BassLine(
            Sound.FINGER_BASS,
            28,
            new Pattern("R..R--..R-..5-.."),
            new Pattern("R..R--5.R-..5-a.")),
        new Comping(
            Sound.CLEAN_GUITAR,
            new Pattern("0.2.1.3.0.2.1.2."),
            Sound.KALIMBA,
            new Pattern("0.21.3.20.21.3.1"),
            0),
        Sound.WARM_PAD,
        new Answer(Sound.FLUTE, 0.45),
        new Harmony(
            List.of("I IV V IV", "I vi IV V", "I V IV I"),
            List.of("i iv v i", "i VI iv V", "i VII VI V")),
        new Balance(-4.5, -6, -7, -11, -11),
        new Space(1.1, 0.17, 0.1, 0));
  }

  private static Style reggae() {
    return new Style(
        new Feel(60, 120, 0.56, 0.5, 5),
        new Drumming(
            Kit.acoustic(),
            Groove.of(
                """
                kick ........X.......
                rim ........X.......
                hat x.o.x.o.x.o.x.o.
                """),
            Groove.of(
                """
                kick ........X.....-.
                snare ........X.......
                hat x.x.x.o.x.x.x.o.
                tambourine ..o...o...o...o.
                """),
            Fill.TOMS,
            true),
        new BassLine(
            Sound.FINGER_BASS,
            28,
            new Pattern("R--..5..R---3-5."),
            new Pattern("R--.R-..5--R3-5.")),
        new Comping(
            Sound.ORGAN,
            new Pattern("..X...X...X...X."),
            Sound.CLEAN_GUITAR,
            new Pattern("..X...X...X...X."),
            0),
        Sound.ORGAN,
        new Answer(Sound.BRASS, 0.5),
        new Harmony(
            List.of("I V vi IV", "I IV I V", "I ii IV I"),
            List.of("i iv i v", "i VII i VI", "i VI i V")),
        new Balance(-5, -4.5, -6, -17, -11),
        new Space(1.4, 0.2, 0, 0.15));
  }
}
