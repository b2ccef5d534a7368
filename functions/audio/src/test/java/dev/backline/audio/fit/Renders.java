package dev.backline.audio.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Renders songs of POP909 by FluidSynth: {@code Renders <POP909> <out> <first> <last> <step>}. Each
 * song is set in one style, which goes round with its number; the truth is written beside it. With
 * {@code openings <sound font>...} behind these it is each song's first minute, in the first five
 * styles, by the sound fonts in turn; with {@code plain}, the styles are those of {@link
 * PlainArrangement}, and which one a song has depends on its number alone. Or made-up music: {@code
 * Renders vamps <out> <count> <seed> <random number algorithm>}.
 */
public final class Renders {
  private static final double SECONDS = 60;
  private static final int OPENING_STYLES = 5;
  private static final double PLAIN_FROM = 15;
  private static final List<Path> SOUND_FONTS =
      List.of(
          Path.of("/usr/share/sounds/sf2/FluidR3_GM.sf2"),
          Path.of("/usr/share/sounds/sf2/TimGM6mb.sf2"));
  private static final List<Path> PLAIN_SOUND_FONTS =
      List.of(
          SOUND_FONTS.getFirst(),
          SOUND_FONTS.getFirst(),
          Path.of("/usr/share/sounds/sf3/MuseScore_General.sf3"));

  private static final List<Vamp.Kind> KINDS = List.copyOf(EnumSet.allOf(Vamp.Kind.class));
  private static final List<Style> STYLES = List.of(Arrangement.values());
  private static final List<Style> PLAIN = List.of(PlainArrangement.values());

  private Renders() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[0].equals("vamps")) {
      vamps(
          Files.createDirectories(Path.of(args[1])),
          Integer.parseInt(args[2]),
          Long.parseLong(args[3]),
          args[4]);
    } else {
      songs(args);
    }
  }

  private static void vamps(Path out, int count, long seed, String algorithm)
      throws IOException, InterruptedException {
    var truth = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      Vamp.Kind kind = KINDS.get(i % KINDS.size());
      Vamp vamp = Vamp.of(kind, 24, seed + i, algorithm);
      Path wav = out.resolve(vamp.name() + ".wav");
      render(vamp.score(), SOUND_FONTS.get(i / 3 % 2), wav);
      truth.add(
          String.join(
              ",",
              wav.getFileName().toString(),
              String.format(Locale.ROOT, "%.4f", vamp.bpm()),
              vamp.key(),
              Integer.toString(vamp.beatsPerBar())));
    }
    Files.write(out.resolve("truth.csv"), truth);
  }

  private static void songs(String[] args) throws IOException, InterruptedException {
    Path out = Files.createDirectories(Path.of(args[1]));
    int step = Integer.parseInt(args[4]);
    String kind = args.length > 5 ? args[5] : "";
    boolean openings = kind.equals("openings");
    boolean plain = kind.equals("plain");
    List<Style> styles = plain ? PLAIN : openings ? STYLES.subList(0, OPENING_STYLES) : STYLES;
    List<Path> fonts =
        plain
            ? PLAIN_SOUND_FONTS
            : openings ? Stream.of(args).skip(6).map(Path::of).toList() : SOUND_FONTS;
    var truth = new ArrayList<String>();
    int count = 0;
    for (int n = Integer.parseInt(args[2]); n <= Integer.parseInt(args[3]); n += step) {
      Pop909Song song =
          Pop909Song.read(Path.of(args[0]).resolve(String.format(Locale.ROOT, "%03d", n)));
      double end = song.seconds();
      double from =
          plain
              ? PLAIN_FROM
              : openings || n % 3 == 1 ? 0 : n % 3 == 0 ? Math.max(0, end - SECONDS - 2) : end / 3;
      Pop909Song.Span key = song.key(from, from + SECONDS);
      double bpm = song.bpm(from, Math.min(from + SECONDS, end));
      if (key.end() < 0.9 || bpm == 0) {
        continue;
      }
      Style style = styles.get((plain ? n / step + 3 : count) % styles.size());
      int turn = plain ? n : n / 2;
      Path wav = out.resolve(song.name() + "_" + style.name().toLowerCase(Locale.ROOT) + ".wav");
      if (!Files.exists(wav)) {
        render(style.of(song, from, from + SECONDS, n), fonts.get(turn % fonts.size()), wav);
      }
      count++;
      truth.add(
          String.join(
              ",",
              wav.getFileName().toString(),
              String.format(Locale.ROOT, "%.4f", bpm),
              key.label(),
              Integer.toString(song.beatsPerBar())));
    }
    Files.write(out.resolve("truth.csv"), truth);
  }

  static void render(Score score, Path soundFont, Path wav)
      throws IOException, InterruptedException {
    Path midi = Files.createTempFile("score", ".mid");
    score.write(midi);
    Process process =
        new ProcessBuilder(
                "fluidsynth",
                "-ni",
                "-o",
                "synth.dynamic-sample-loading=1",
                "-g",
                "0.5",
                "-r",
                "44100",
                "-O",
                "s16",
                "-F",
                wav.toString(),
                soundFont.toString(),
                midi.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("fluidsynth failed on " + wav);
    }
    Files.delete(midi);
  }
}
