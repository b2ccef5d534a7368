package dev.backline.studio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.master.AlbumMastering;
import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.pcm.WavEncoding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audio album}. */
@Command(
    name = "album",
    description = {
      "Master songs that belong together: the album meets its loudness, the songs keep theirs",
      "to one another. Writes the songs, the album in one piece and album.json with its sheet."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class MasterAlbum implements Callable<Integer> {
  private static final Set<String> ENDINGS =
      Set.of("wav", "flac", "mp3", "m4a", "aac", "ogg", "opus", "aif", "aiff", "wv");

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "the mixes in their order; a folder's in that of their names")
  private List<Path> mixes;

  @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "made if needed")
  private Path out;

  @Mixin private TargetOptions target;

  @Option(
      names = "--level",
      defaultValue = "album",
      description = "what meets the loudness: album or loudest song (default: ${DEFAULT-VALUE})")
  private String level;

  @Option(
      names = "--gap-ms",
      defaultValue = "2000",
      description = "silence between two songs, 0 to 60000 (default: ${DEFAULT-VALUE})")
  private long gapMs;

  private record Sheet(
      double targetLufs,
      double ceilingDbtp,
      OptionalDouble lufs,
      double gainDb,
      long gapMs,
      String file,
      List<Entry> tracks) {}

  private record Entry(
      int number,
      String title,
      String file,
      long startMs,
      String cue,
      long durationMs,
      OptionalDouble mixedLufs,
      OptionalDouble lufs,
      double truePeakDbtp,
      double rangeLu) {}

  @Override
  public Integer call() throws IOException {
    MasterTarget wanted = target.wanted(spec.commandLine());
    AlbumMastering desk = desk(wanted);
    List<Path> files = files();
    Files.createDirectories(out);
    try (var bench = new Workbench()) {
      var songs = new ArrayList<AlbumMastering.Song>();
      for (Path file : files) {
        String title = title(file);
        String name = String.format(Locale.ROOT, "%02d %s.wav", songs.size() + 1, title);
        Path mix = bench.decoded(file, "mix" + songs.size() + ".wav");
        songs.add(new AlbumMastering.Song(title, mix, out.resolve(name)));
      }
      var album = desk.master(songs, out.resolve("album.wav"), bench.scratch("song.wav"));
      Sheet sheet = sheet(wanted, songs, album);
      Files.writeString(out.resolve("album.json"), json(sheet));
      tell(sheet);
      return 0;
    }
  }

  private AlbumMastering desk(MasterTarget wanted) {
    var meets =
        switch (level) {
          case "album" -> AlbumMastering.Level.ALBUM;
          case "loudest" -> AlbumMastering.Level.LOUDEST;
          default ->
              throw new ParameterException(spec.commandLine(), "--level: one of album, loudest");
        };
    WavEncoding encoding = target.encoding(spec.commandLine());
    try {
      return new AlbumMastering(wanted, meets, gapMs, encoding);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (Path mix : mixes) {
      if (!Files.isDirectory(mix)) {
        files.add(mix);
        continue;
      }
      try (Stream<Path> inside = Files.list(mix)) {
        inside.filter(MasterAlbum::isAudio).sorted().forEach(files::add);
      }
    }
    if (files.isEmpty()) {
      throw new IOException("FOLDER: no audio file in it; endings: " + String.join(", ", ENDINGS));
    }
    return files;
  }

  private static boolean isAudio(Path file) {
    String name = file.getFileName().toString();
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static String title(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private Sheet sheet(
      MasterTarget wanted, List<AlbumMastering.Song> songs, AlbumMastering.Album album) {
    var entries = new ArrayList<Entry>();
    for (AlbumMastering.Track track : album.tracks()) {
      Loudness mastered = track.mastered();
      int number = entries.size() + 1;
      entries.add(
          new Entry(
              number,
              track.title(),
              songs.get(number - 1).master().getFileName().toString(),
              track.startMs(),
              cue(track.startMs()),
              mastered.durationMs(),
              track.mixed().integratedLufs(),
              mastered.integratedLufs(),
              mastered.truePeakDbtp(),
              mastered.rangeLu()));
    }
    return new Sheet(
        wanted.lufs(),
        wanted.truePeakDbtp(),
        album.loudness().integratedLufs(),
        album.gainDb(),
        gapMs,
        "album.wav",
        entries);
  }

  /** As cue sheets write it: minutes, seconds and frames of a 75th of a second. */
  private static String cue(long ms) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", ms / 60_000, ms / 1000 % 60, ms % 1000 * 75 / 1000);
  }

  private static String json(Sheet sheet) throws IOException {
    return new ObjectMapper()
        .registerModule(new Jdk8Module())
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(sheet);
  }

  private void tell(Sheet sheet) {
    PrintWriter said = spec.commandLine().getOut();
    for (Entry entry : sheet.tracks) {
      said.printf(
          Locale.ROOT,
          "%02d %s %-30s %s, %.2f dBTP%n",
          entry.number,
          entry.cue,
          entry.title,
          lufs(entry.lufs),
          entry.truePeakDbtp);
    }
    said.printf(Locale.ROOT, "album %s, every song by %+.2f dB%n", lufs(sheet.lufs), sheet.gainDb);
    said.flush();
  }

  private static String lufs(OptionalDouble loudness) {
    return loudness.isPresent()
        ? String.format(Locale.ROOT, "%.2f LUFS", loudness.getAsDouble())
        : "silent";
  }
}
