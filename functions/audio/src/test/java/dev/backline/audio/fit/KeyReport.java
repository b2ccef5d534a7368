package dev.backline.audio.fit;

import dev.backline.audio.key.HarmonicSpectrum;
import dev.backline.audio.key.KeyEstimate;
import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints how well keys and their changes are found in folders that {@link Renders} wrote: {@code
 * KeyReport <folder>...}; what was heard wrong, and how often it was right when it was how sure. A
 * change is half a minute of one track, then of the next.
 */
public final class KeyReport {
  private static final double PART_SECONDS = 30;
  private static final int TENTHS = 10;

  private KeyReport() {}

  private record Track(Path file, MusicalKey key) {}

  public static void main(String[] args) throws IOException {
    for (String folder : args) {
      report(Path.of(folder));
    }
  }

  private static void report(Path folder) throws IOException {
    var tracks = new ArrayList<Track>();
    for (String line : Files.readAllLines(folder.resolve("truth.csv"))) {
      String[] row = line.split(",", -1);
      Path file = folder.resolve(row[0]);
      if (!row[2].isEmpty() && Files.exists(file)) {
        tracks.add(new Track(file, KeyPieces.key(row[2])));
      }
    }
    double mirex = 0;
    int right = 0;
    int relative = 0;
    int steady = 0;
    double seconds = 0;
    double confidence = 0;
    var told = new double[TENTHS];
    var truly = new int[TENTHS];
    var times = new int[TENTHS];
    long begin = System.nanoTime();
    for (Track track : tracks) {
      var harmony = new HarmonicSpectrum(44_100);
      double length = listen(harmony, track.file, Double.MAX_VALUE);
      seconds += length;
      KeyEstimate estimate = harmony.key(length).orElseThrow();
      double score = mirex(estimate.key(), track.key);
      mirex += score;
      right += score == 1 ? 1 : 0;
      relative += score == 0.3 ? 1 : 0;
      steady += estimate.sections().size() == 1 ? 1 : 0;
      confidence += estimate.confidence();
      int tenth = Math.min(TENTHS - 1, (int) (TENTHS * estimate.confidence()));
      told[tenth] += estimate.confidence();
      truly[tenth] += score == 1 ? 1 : 0;
      times[tenth]++;
      if (score < 1) {
        System.out.printf(
            "  %s is %s, heard %s (%.2f)%n",
            track.file.getFileName(),
            track.key.title(),
            estimate.key().title(),
            estimate.confidence());
      }
    }
    double speed = seconds / (System.nanoTime() - begin) * 1e9;
    int n = tracks.size();
    System.out.printf(
        "%s: %d tracks, MIREX %.1f, right %.1f %% (said %.1f %%), relative %d, one key in %.1f %%,"
            + " %.0fx%n",
        folder,
        n,
        100 * mirex / n,
        100.0 * right / n,
        100 * confidence / n,
        relative,
        100.0 * steady / n,
        speed);
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      if (times[tenth] > 0) {
        System.out.printf(
            "  said %.2f, right %.2f, %d times%n",
            told[tenth] / times[tenth], truly[tenth] / (double) times[tenth], times[tenth]);
      }
    }
    changes(folder, tracks);
  }

  private static void changes(Path folder, List<Track> tracks) throws IOException {
    int found = 0;
    int tried = 0;
    double covered = 0;
    for (int i = 0; i + 1 < tracks.size(); i += 2) {
      Track first = tracks.get(i);
      Track second = tracks.get(i + 1);
      if (!first.key.equals(second.key)) {
        var harmony = new HarmonicSpectrum(44_100);
        double change = listen(harmony, first.file, PART_SECONDS);
        double end = change + listen(harmony, second.file, PART_SECONDS);
        List<KeyEstimate.KeySection> sections = harmony.key(end).orElseThrow().sections();
        tried++;
        found +=
            sections.size() == 2 && Math.abs(sections.getFirst().endSeconds() - change) < 4 ? 1 : 0;
        for (KeyEstimate.KeySection section : sections) {
          double start = section.startSeconds();
          double stop = section.endSeconds();
          covered +=
              mirex(section.key(), first.key) * Math.max(0, Math.min(stop, change) - start) / end;
          covered +=
              mirex(section.key(), second.key) * Math.max(0, stop - Math.max(start, change)) / end;
        }
      }
    }
    System.out.printf(
        "%s: %d changes, MIREX over time %.1f, found within 4 s %.1f %%%n",
        folder, tried, 100 * covered / tried, 100.0 * found / tried);
  }

  private static double listen(HarmonicSpectrum harmony, Path file, double most)
      throws IOException {
    long frames = 0;
    try (PcmSource source = MonoSource.of(WavReader.open(file))) {
      int rate = source.format().sampleRateHz();
      var block = new float[1][4096];
      for (int n = source.read(block); n >= 0 && frames < most * rate; n = source.read(block)) {
        harmony.accept(block[0], n);
        frames += n;
      }
      return frames / (double) rate;
    }
  }

  /** MIREX: a fifth counts 0.5, the relative key 0.3, the parallel one 0.2. */
  static double mirex(MusicalKey heard, MusicalKey truth) {
    int interval = Math.floorMod(heard.tonic() - truth.tonic(), 12);
    if (heard.mode() == truth.mode()) {
      return interval == 0 ? 1 : interval == 5 || interval == 7 ? 0.5 : 0;
    }
    int relative = truth.mode() == Mode.MAJOR ? 9 : 3;
    return interval == relative ? 0.3 : interval == 0 ? 0.2 : 0;
  }
}
