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

/** Music for machines and large rooms: house, EDM, synthwave, ambient. */
final class ClubStyles {
  private ClubStyles() {}

  static Optional<Style> of(Genre genre) {
    return switch (genre) {
      case HOUSE -> Optional.of(house());
      case EDM -> Optional.of(edm());
      case SYNTHWAVE -> Optional.of(synthwave());
      case AMBIENT -> Optional.of(ambient());
      default -> Optional.empty();
    };
  }

  private static Style house() {
    return new Style(
        new Feel(88, 176, 0.5, 0.53, 0),
        new Drumming(
            Kit.nineOhNine(),
            Groove.of(
                """
                kick X...X...X...X...
                clap ....X.......X...
                open_hat ..x...x...x...x.
                hat x.o.x.o.x.o.x.o.
                """),
            Groove.of(
                """
                kick X...X...X...X...
                clap ....X.......X...
                open_hat ..X...X...X...X.
                hat xoo.xoo.xoo.xoox
                shaker oxoxoxoxoxoxoxox
                conga ......x..x....x.
                """),
            Fill.ROLL,
            true),
        new BassLine(
            Sound.MOOG_BASS, 28, new Pattern("..R-..R-..R-..R-"), new Pattern("R.R-..R-R.R-.oR-")),
        new Comping(
            Sound.ORGAN,
            new Pattern("..X...X...X...X."),
            Sound.PIANO,
            new Pattern("X--X--X---X--X--"),
            1),
        Sound.WARM_PAD,
        new Answer(Sound.PLUCK, 0.5),
        new Harmony(
            List.of("I vi IV V", "I iii IV I", "I V ii IV"),
            List.of("i VI iv V", "i iv i v", "i VII VI v")),
        new Balance(-4, -6, -4, -11, -12),
        new Space(1.2, 0.18, 0.5, 0));
  }

  private static Style edm() {
    return new Style(
        new Feel(88, 176, 0.5, 0.5, 0),
        new Drumming(
            Kit.nineOhNine(),
            Groove.of(
                """
                kick X...X...X...X...
                clap ....X.......X...
                hat ..x...x...x...x.
                """),
            Groove.of(
                """
                kick X...X...X...X...
                clap ....X.......X...
                snare ....o.......o...
                open_hat ..X...X...X...X.
                hat xoxoxoxoxoxoxoxo
                """),
            Fill.ROLL,
            true),
        new BassLine(
            Sound.SAW_BASS, 28, new Pattern("R---------------"), new Pattern("..R-..R-..R-..R-")),
        new Comping(
            Sound.PLUCK,
            new Pattern("0.1.2.1.3.1.2.1."),
            Sound.SUPERSAW,
            new Pattern("X--X--X--X--X-X-"),
            0),
        Sound.SAW_PAD,
        new Answer(Sound.SAW_LEAD, 0.6),
        new Harmony(
            List.of("I V vi IV", "I IV vi V", "I vi IV V"),
            List.of("i VI iv V", "i VI VII i", "i iv VI V")),
        new Balance(-4, -6.5, -5, -11, -11),
        new Space(1.8, 0.22, 0.7, 0));
  }

  private static Style synthwave() {
    return new Style(
        new Feel(70, 185, 0.5, 0.5, 0),
        new Drumming(
            Kit.eighties(),
            Groove.of(
                """
                kick X.......X.......
                snare ....X.......X...
                hat x.x.x.x.x.x.x.x.
                """),
            Groove.of(
                """
                kick X...X...X...X...
                snare ....X.......X...
                hat xoxoxoxoxoxoxoxo
                clap ....o.......o...
                """),
            Fill.TOMS,
            true),
        new BassLine(
            Sound.SAW_BASS, 28, new Pattern("RRRRRRRRRRRRRRRR"), new Pattern("RRoRRRoRRRoRRRoR")),
        new Comping(
            Sound.PLUCK,
            new Pattern("0.2.1.2.3.2.1.2."),
            Sound.PLUCK,
            new Pattern("0123210301232103"),
            0),
        Sound.SAW_PAD,
        new Answer(Sound.SQUARE_LEAD, 0.6),
        new Harmony(
            List.of("I V vi IV", "I vi IV V", "I IV I V"),
            List.of("i VI VII i", "i VI iv V", "i iv VI V")),
        new Balance(-4.5, -6, -7, -8, -11),
        new Space(2.2, 0.24, 0.35, 0.1));
  }

  private static Style ambient() {
    return new Style(
        new Feel(44, 95, 0.5, 0.5, 8),
        new Drumming(
            Kit.brushed(),
            Groove.of(
                """
                shaker -...-...-...-...
                """),
            Groove.of(
                """
                kick o...............
                shaker -.-.-.-.-.-.-.-.
                rim ............-...
                """),
            Fill.NONE,
            false),
        new BassLine(
            Sound.SUB_BASS, 28, new Pattern("R---------------"), new Pattern("R-------5-------")),
        new Comping(
            Sound.ELECTRIC_PIANO,
            new Pattern("0...2...1...3..."),
            Sound.PIANO,
            new Pattern("0.2...1.3...2..."),
            2),
        Sound.GLASS,
        new Answer(Sound.BELL, 0.35),
        new Harmony(
            List.of("I IV I V", "I iii IV I", "I vi IV I"),
            List.of("i VI iv i", "i iv VI v", "i v VI i")),
        new Balance(-13, -9, -7, -4, -12),
        new Space(4.2, 0.5, 0, 0.2));
  }
}
