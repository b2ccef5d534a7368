package dev.backline.audio.band;

import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.analysis.TrackAnalyzer;
import dev.backline.audio.band.brief.Briefing;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Heard;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Wishes;
import dev.backline.audio.clean.CleanSettings;
import dev.backline.audio.clean.VocalCleaner;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.master.MasterTaste;
import dev.backline.audio.master.Mastering;
import dev.backline.audio.mix.MixSettings;
import dev.backline.audio.mix.MixTaste;
import dev.backline.audio.mix.Mixing;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes productions of takes as the product does and tells in numbers what they are like: {@code
 * Listening OUT TAKE:GENRE:MOOD ...} leaves a folder of WAVs for each below {@code OUT}, with the
 * lead sheet beside them, and the table of {@code docs/listening.md} in {@code OUT/table.md}.
 */
public final class Listening {
  private static final long SEED = 1;

  private final Path folder;
  private final Genre genre;
  private final Mood mood;

  private Listening(Path folder, Genre genre, Mood mood) {
    this.folder = folder;
    this.genre = genre;
    this.mood = mood;
  }

  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[0]);
    var rows = new ArrayList<>(Portrait.HEAD);
    for (String asked : List.of(args).subList(1, args.length)) {
      String[] words = asked.split(":");
      Path take = Path.of(words[0]);
      String name = take.getFileName().toString().replaceAll("\\..*", "") + "-" + words[1];
      var listening =
          new Listening(
              Files.createDirectories(out.resolve(name)),
              Genre.named(words[1]).orElseThrow(),
              Mood.named(words[2]).orElseThrow());
      rows.add(listening.produce(take));
      System.out.println(rows.getLast());
    }
    Files.write(out.resolve("table.md"), rows);
  }

  private String produce(Path take) throws IOException {
    Path decoded = folder.resolve("take.wav");
    new Decoder(Ffmpeg.in(System.getenv())).decode(take, decoded);
    Path vocal = folder.resolve("vocal.wav");
    try (var wav = WavWriter.create(vocal, WavReader.formatOf(decoded), WavEncoding.INT24)) {
      new VocalCleaner(CleanSettings.of(0.7)).clean(() -> WavReader.open(decoded), wav);
    }
    var band = play(vocal);
    Path instrumental = folder.resolve("instrumental.wav");
    Path mix = folder.resolve("mix.wav");
    String name = genre.code();
    double tempo = band.arrangement().brief().grid().tempo();
    var mixed =
        new Mixing(MixTaste.of(name), MixSettings.standard(), tempo).mix(vocal, instrumental, mix);
    Path master = folder.resolve("master.wav");
    new Mastering(MasterTarget.named("streaming").orElseThrow(), MasterTaste.of(name))
        .master(mix, master, folder.resolve("shaped.wav"));
    return new Portrait(folder, band, mixed.decisions()).row();
  }

  private Band play(Path vocal) throws IOException {
    var hints = new Hints(OptionalDouble.empty(), Optional.empty(), Optional.of(genre.code()));
    long frames;
    TrackAnalysis heard;
    try (var wav = WavReader.open(vocal)) {
      frames = wav.frames();
      heard = TrackAnalyzer.analyze(wav, hints);
    }
    var wishes = new Wishes(genre, mood, Optional.empty(), Optional.empty(), frames, SEED);
    var band = Band.rehearse(Briefing.of(Heard.of(heard), wishes).brief());
    Map<Stem, WavWriter> stems = new EnumMap<>(Stem.class);
    try (var instrumental = writer("instrumental")) {
      for (var stem : Stem.values()) stems.put(stem, writer(stem.code()));
      band.render(stems, instrumental);
    } finally {
      for (var stem : stems.values()) stem.close();
    }
    Files.write(folder.resolve("sheet.txt"), sheet(band));
    return band;
  }

  private WavWriter writer(String name) throws IOException {
    return WavWriter.create(folder.resolve(name + ".wav"), Band.FORMAT, WavEncoding.INT24);
  }

  /** Decisions, beats, sections and chords, a line each, times in seconds. */
  private static List<String> sheet(Band band) {
    var sheet = band.arrangement();
    var grid = sheet.grid();
    int beats = grid.beatsPerBar();
    var lines = new ArrayList<String>();
    band.decisions().forEach(said -> lines.add("# " + said));
    int last = sheet.sections().isEmpty() ? 0 : sheet.sections().getLast().endBar() * beats;
    for (int beat = 0; beat < last; beat++) {
      lines.add(line("beat", grid.frameAt(beat) / 48_000, beat % beats));
    }
    for (var section : sheet.sections()) {
      lines.add(
          line(
              "section",
              grid.frameAt(section.firstBar() * beats) / 48_000,
              grid.frameAt(section.endBar() * beats) / 48_000,
              section.kind(),
              section.intensity()));
    }
    for (var span : sheet.chords()) {
      lines.add(
          line(
              "chord",
              grid.frameAt(span.startBeat()) / 48_000,
              grid.frameAt(span.endBeat()) / 48_000,
              span.chord().root(),
              span.chord().third(),
              span.chord().fifth()));
    }
    return lines;
  }

  private static String line(Object... words) {
    return Stream.of(words)
        .map(
            word ->
                word instanceof Double d ? String.format(Locale.ROOT, "%.4f", d) : word.toString())
        .collect(Collectors.joining(" "));
  }
}
