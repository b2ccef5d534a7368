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

/** Music for people with instruments: pop, ballad, rock, folk, jazz. */
final class LiveStyles {
  private LiveStyles() {}

  static Optional<Style> of(Genre genre) {
    return switch (genre) {
      case POP -> Optional.of(pop());
      case BALLAD -> Optional.of(ballad());
      case ROCK -> Optional.of(rock());
      case FOLK -> Optional.of(folk());
      case JAZZ -> Optional.of(jazz());
      default -> Optional.empty();
    };
  }

  private static Style pop() {
    return new Style(
        new Feel(58, 185, 0.5, 0.5, 3),
        new Drumming(
            Kit.acoustic(),
            Groove.of(
                """
                kick X.......X.x.....
                snare ....X.......X...
                hat x.x.x.x.x.x.x.x.
                """),
            Groove.of(
                """
                kick X..x..x.X.x.....
                snare ....X.......X...
                clap ....x.......x...
                hat xoxoxoxoxoxoxoxo
                tambourine ..x...x...x...x.
                """),
            Fill.TOMS,
            true),
        new BassLine(
            Sound.FINGER_BASS,
            28,
            new Pattern("R-----R-R---5-R-"),
            new Pattern("R-R-R-R-R-R-R-a-")),
        new Comping(
            Sound.PIANO,
            new Pattern("X---x---x---x---"),
            Sound.PIANO,
            new Pattern("X-..X-..X-X-..X-"),
            0),
        Sound.STRINGS,
        new Answer(Sound.PLUCK, 0.5),
        new Harmony(
            List.of("I V vi IV", "I IV vi V", "I vi IV V", "I IV I V"),
            List.of("i VI iv V", "i iv VI V", "i VI VII i", "i VI III VII")),
        new Balance(-5, -6, -5, -11, -12),
        new Space(1.4, 0.18, 0.15, 0));
  }

  private static Style ballad() {
    return new Style(
        new Feel(50, 100, 0.5, 0.5, 6),
        new Drumming(
            Kit.acoustic(),
            Groove.of(
                """
                kick o.......o.......
                rim ....o.......o...
                hat o...o...o...o...
                """),
            Groove.of(
                """
                kick X.....o.X.x.....
                snare ....X.......X...
                hat x.o.x.o.x.o.x.o.
                """),
            Fill.TOMS,
            true),
        new BassLine(
            Sound.FINGER_BASS,
            28,
            new Pattern("R---------------"),
            new Pattern("R-----5-R-----a-")),
        new Comping(
            Sound.PIANO,
            new Pattern("0.1.2.3.2.1.2.1."),
            Sound.PIANO,
            new Pattern("X---x---X---x-x-"),
            1),
        Sound.STRINGS,
        new Answer(Sound.FLUTE, 0.5),
        new Harmony(
            List.of("I V vi IV", "I vi IV V", "I iii IV V", "I IV ii V"),
            List.of("i VI iv V", "i iv VI V", "i v VI iv")),
        new Balance(-8, -7, -3.5, -8, -11),
        new Space(2.2, 0.26, 0, 0));
  }

  private static Style rock() {
    return new Style(
        new Feel(62, 185, 0.5, 0.5, 4),
        new Drumming(
            Kit.acoustic(),
            Groove.of(
                """
                kick X.....X.X.......
                snare ....X.......X...
                hat X.x.X.x.X.x.X.x.
                """),
            Groove.of(
                """
                kick X..x..X.X.X.....
                snare ....X.......X...
                ride X.x.X.x.X.x.X.x.
                open_hat x...x...x...x...
                """),
            Fill.TOMS,
            true),
        new BassLine(
            Sound.FINGER_BASS,
            28,
            new Pattern("R-R-R-R-R-R-R-R-"),
            new Pattern("R-R-R-R-R-R-R-a-")),
        new Comping(
            Sound.DRIVE_GUITAR,
            new Pattern("x.x.x.x.x.x.x.x."),
            Sound.DRIVE_GUITAR,
            new Pattern("X---X-X-X---X-X-"),
            0),
        Sound.ORGAN,
        new Answer(Sound.SAW_LEAD, 0.5),
        new Harmony(
            List.of("I V vi IV", "I IV V IV", "I IV I V"),
            List.of("i VI VII i", "i VII VI V", "i i VI VII")),
        new Balance(-4.5, -6, -5.5, -7.5, -11),
        new Space(1.0, 0.14, 0, 0.1));
  }

  private static Style folk() {
    return new Style(
        new Feel(62, 124, 0.5, 0.5, 6),
        new Drumming(
            Kit.brushed(),
            Groove.of(
                """
                kick o.......o.......
                shaker x.-.x.-.x.-.x.-.
                """),
            Groove.of(
                """
                kick X.......X.......
                tambourine ....x.......x...
                shaker xoxoxoxoxoxoxoxo
                """),
            Fill.NONE,
            false),
        new BassLine(
            Sound.UPRIGHT_BASS,
            28,
            new Pattern("R-------5-------"),
            new Pattern("R-----R-5-----a-")),
        new Comping(
            Sound.STEEL_GUITAR,
            new Pattern("B.2.1.3.B.2.1.2."),
            Sound.STEEL_GUITAR,
            new Pattern("X---X-xxX-xxX-x-"),
            0),
        Sound.STRINGS,
        new Answer(Sound.NYLON_GUITAR, 0.45),
        new Harmony(
            List.of("I V vi IV", "I IV I V", "I IV V I", "I vi IV V"),
            List.of("i VII VI V", "i iv i V", "i VI VII i")),
        new Balance(-9, -7, -3, -13, -10),
        new Space(1.0, 0.15, 0, 0));
  }

  private static Style jazz() {
    return new Style(
        new Feel(58, 200, 0.64, 0.5, 6),
        new Drumming(
            Kit.brushed(),
            Groove.of(
                """
                ride x...x.x.x...x.x.
                hat ....o.......o...
                kick -...-...-...-...
                """),
            Groove.of(
                """
                ride X...x.x.X...x.x.
                hat ....x.......x...
                kick o...-...-...-..o
                snare ......-......o..
                """),
            Fill.TOMS,
            false),
        new BassLine(
            Sound.UPRIGHT_BASS,
            28,
            new Pattern("W---W---W---W---"),
            new Pattern("W---W---W---W---")),
        new Comping(
            Sound.PIANO,
            new Pattern("X--...x-........"),
            Sound.PIANO,
            new Pattern("X--...x-..x-..x."),
            2),
        Sound.STRINGS,
        new Answer(Sound.VIBRAPHONE, 0.7),
        new Harmony(
            List.of("I vi ii V", "I IV ii V", "I ii IV V"),
            List.of("i iv V i", "i VI ii° V", "i iv ii° V")),
        new Balance(-8, -5, -4, -18, -8),
        new Space(1.3, 0.2, 0, 0));
  }
}
