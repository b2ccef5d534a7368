package dev.backline.audio.band;

import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes instrumentals of the band in keys and tempi by lot, the genres in turn, with their truth:
 * {@code BandRenders <out> <count> <seed>}.
 */
public final class BandRenders {
  private static final double SECONDS = 24;
  private static final double SLOWEST_BPM = 60;
  private static final double FASTEST_BPM = 180;
  private static final List<Genre> GENRES = List.of(Genre.values());
  private static final List<String> TONICS =
      List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");

  private BandRenders() {}

  public static void main(String[] args) throws IOException {
    Path out = Files.createDirectories(Path.of(args[0]));
    int count = Integer.parseInt(args[1]);
    long seed = Long.parseLong(args[2]);
    var truth = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var random = new SplittableRandom(seed + i);
      var genre = GENRES.get(i % GENRES.size());
      String tonic = TONICS.get(random.nextInt(TONICS.size()));
      String mode = random.nextBoolean() ? "major" : "minor";
      double bpm = SLOWEST_BPM * Math.pow(FASTEST_BPM / SLOWEST_BPM, random.nextDouble());
      String name = String.format(Locale.ROOT, "%s_%d.wav", genre.code(), seed + i);
      var brief = Takes.brief(genre, Key.parse(tonic + " " + mode), bpm, SECONDS, seed + i);
      var sum = Takes.record(brief).instrumental();
      try (var wav = WavWriter.create(out.resolve(name), Band.FORMAT, WavEncoding.INT16)) {
        wav.write(new float[][] {sum.left(), sum.right()}, sum.frames());
      }
      truth.add(
          String.format(Locale.ROOT, "%s,%.4f,%s:%s,4", name, bpm, tonic, mode.substring(0, 3)));
    }
    Files.write(out.resolve("truth.csv"), truth);
  }
}
