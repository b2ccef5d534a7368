package dev.backline.audio.band;

import dev.backline.audio.analysis.Hints;
import dev.backline.audio.analysis.TrackListener;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.harmony.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Has the band play through keys, tempi and genres and hears every instrumental as the product
 * does. {@link #main} prints a table; arguments: seconds, one cell of how many (1 is the whole grid
 * of 24 keys × 8 tempi), then genres (none: all).
 */
final class Sweep {
  private static final List<String> TONICS =
      List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");
  private static final List<Integer> TEMPI = List.of(60, 75, 90, 105, 120, 140, 160, 180);

  private Sweep() {}

  /**
   * @param keyRight whether key and mode are heard as asked
   * @param tempoRight within 0.5 % of the tempo that was asked for
   * @param octaveRight the same, or half or double of it
   */
  record Result(
      Genre genre,
      String key,
      double bpm,
      String heardKey,
      double heardBpm,
      boolean keyRight,
      boolean tempoRight,
      boolean octaveRight,
      float peak) {}

  static Result play(Genre genre, String key, double bpm, double seconds) throws IOException {
    var asked = Key.parse(key);
    var brief = Takes.brief(genre, asked, bpm, seconds, 4);
    var sum = Takes.record(brief).instrumental();
    var hints = new Hints(OptionalDouble.empty(), Optional.empty(), Optional.of(genre.code()));
    var listener = new TrackListener(Band.FORMAT, hints);
    listener.write(new float[][] {sum.left(), sum.right()}, sum.frames());
    listener.close();
    var heard = listener.analysis();
    var name = heard.key().tonic() + " " + heard.key().mode();
    double tempo = heard.tempo().bpm();
    return new Result(
        genre,
        key,
        bpm,
        name,
        tempo,
        Key.parse(name).equals(asked),
        near(tempo, bpm),
        Stream.of(0.5, 1.0, 2.0).anyMatch(octave -> near(tempo, octave * bpm)),
        peak(sum.left(), peak(sum.right(), 0)));
  }

  private static boolean near(double heard, double asked) {
    return Math.abs(heard / asked - 1) <= 0.005;
  }

  private static float peak(float[] samples, float before) {
    float peak = before;
    for (float sample : samples) peak = Math.max(peak, Math.abs(sample));
    return peak;
  }

  /** Every {@code stride}-th cell of the grid, walking through keys and tempi at once. */
  private static List<Result> play(Genre genre, double seconds, int stride) throws IOException {
    var results = new ArrayList<Result>();
    for (int cell = Math.floorMod(genre.code().hashCode(), stride);
        cell < 24 * TEMPI.size();
        cell += stride) {
      int key = cell / TEMPI.size();
      String mode = key % 2 == 0 ? " major" : " minor";
      int tempo = TEMPI.get((cell + key) % TEMPI.size());
      results.add(play(genre, TONICS.get(key / 2) + mode, tempo, seconds));
    }
    return results;
  }

  public static void main(String[] args) throws IOException {
    double seconds = Double.parseDouble(args[0]);
    int stride = Integer.parseInt(args[1]);
    var chosen = List.of(args).subList(2, args.length);
    Map<Genre, List<Result>> all = new EnumMap<>(Genre.class);
    for (var genre : Genre.values()) {
      if (!chosen.isEmpty() && !chosen.contains(genre.code())) continue;
      var results = play(genre, seconds, stride);
      all.put(genre, results);
      results.stream()
          .filter(r -> !r.keyRight() || !r.tempoRight() || r.peak() >= 1)
          .forEach(System.out::println);
      print(genre.code(), results);
    }
    print("all", all.values().stream().flatMap(List::stream).toList());
  }

  private static void print(String name, List<Result> results) {
    double count = results.size() / 100.0;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-10s %4d cells  key %5.1f %%  tempo %5.1f %%  or its half or double %5.1f %%  peak"
                + " %.3f",
            name,
            results.size(),
            results.stream().filter(Result::keyRight).count() / count,
            results.stream().filter(Result::tempoRight).count() / count,
            results.stream().filter(Result::octaveRight).count() / count,
            results.stream().mapToDouble(Result::peak).max().orElse(0)));
  }
}
