package dev.backline.audio.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backline.audio.TruthSet;
import dev.backline.audio.ffmpeg.Decoder;
import dev.backline.audio.ffmpeg.Ffmpeg;
import dev.backline.audio.key.Mode;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what the analysis reaches on annotated audio, and holds it to a floor. */
class TruthSetTest {
  private static final double[] OCTAVES = {1, 2, 1 / 2.0, 3, 1 / 3.0};

  private record Score(
      boolean right, boolean rightButOctave, double error, double downbeats, double key) {}

  @Test
  void hearsSingersAlone(@TempDir Path folder) throws IOException {
    List<Score> scores = scores("sung/", folder);

    assertThat(share(scores.stream().mapToDouble(s -> s.rightButOctave ? 1 : 0)))
        .isGreaterThan(0.99);
    assertThat(share(scores.stream().mapToDouble(s -> s.right ? 1 : 0))).isGreaterThan(0.7);
    assertThat(share(scores.stream().mapToDouble(Score::key))).isGreaterThan(0.85);
    assertThat(share(scores.stream().mapToDouble(Score::downbeats))).isGreaterThan(0.55);
  }

  @Test
  void hearsRecordedMusic(@TempDir Path folder) throws IOException {
    for (String kind : List.of("pop/", "real/", "synth/", "tempo/")) {
      List<Score> scores = scores(kind, folder);

      assertThat(share(scores.stream().mapToDouble(s -> s.rightButOctave ? 1 : 0)))
          .isGreaterThan(0.99);
    }
  }

  private static List<Score> scores(String kind, Path folder) throws IOException {
    var scores = new ArrayList<Score>();
    for (String line : Files.readAllLines(TruthSet.file("truth.csv"))) {
      String[] row = line.split(",", -1);
      if (row[0].startsWith(kind) && !(row[5].isEmpty() && row[6].isEmpty())) {
        scores.add(score(row, folder));
      }
    }
    System.out.printf(
        "%s %d files: tempo Acc1 %.1f Acc2 %.1f median error %.4f %%, downbeat F1 %.3f, key MIREX"
            + " %.1f%n",
        kind,
        scores.size(),
        100 * share(scores.stream().filter(s -> s.error >= 0).mapToDouble(s -> s.right ? 1 : 0)),
        100
            * share(
                scores.stream()
                    .filter(s -> s.error >= 0)
                    .mapToDouble(s -> s.rightButOctave ? 1 : 0)),
        100
            * scores.stream()
                .filter(s -> s.right && s.error >= 0)
                .mapToDouble(Score::error)
                .sorted()
                .skip(scores.stream().filter(s -> s.right && s.error >= 0).count() / 2)
                .findFirst()
                .orElse(0),
        share(scores.stream().filter(s -> s.downbeats >= 0).mapToDouble(Score::downbeats)),
        100 * share(scores.stream().filter(s -> s.key >= 0).mapToDouble(Score::key)));
    return scores;
  }

  private static Score score(String[] row, Path folder) throws IOException {
    Path wav = folder.resolve("track.wav");
    new Decoder(Ffmpeg.in(System.getenv())).decode(TruthSet.file(row[0]), wav);
    TrackAnalysis track = TrackAnalyzer.analyze(WavReader.open(wav), Hints.NONE);
    double error =
        row[5].isEmpty() ? -1 : Math.abs(track.tempo().bpm() / Double.parseDouble(row[5]) - 1);
    boolean octave = error < 0;
    for (double factor : OCTAVES) {
      octave |=
          error >= 0
              && Math.abs(track.tempo().bpm() / Double.parseDouble(row[5]) / factor - 1) < 0.04;
    }
    double key =
        row[6].isEmpty()
            ? -1
            : mirex(
                new MusicalKey(
                    MusicalKey.parse(track.key().tonic()).orElseThrow().tonic(),
                    track.key().mode().equals("minor") ? Mode.MINOR : Mode.MAJOR),
                MusicalKey.parse(row[6] + " " + row[7]).orElseThrow());
    return new Score(
        error < 0.04,
        octave,
        error,
        row[0].startsWith("sung/") ? downbeats(row[0], track) : -1,
        key);
  }

  /** F1 of the downbeats within 70 ms. */
  private static double downbeats(String name, TrackAnalysis track) throws IOException {
    var truth = new ArrayList<Double>();
    for (String line : Files.readAllLines(TruthSet.file(name.replace(".flac", ".beats.csv")))) {
      if (line.endsWith(",1")) {
        truth.add(Double.parseDouble(line.substring(0, line.indexOf(','))) * 1000);
      }
    }
    int expected = truth.size();
    int hits = 0;
    for (long ms : track.downbeatsMs()) {
      hits += truth.removeIf(t -> Math.abs(t - ms) <= 70) ? 1 : 0;
    }
    return 2.0 * hits / (expected + track.downbeatsMs().size());
  }

  /** MIREX: a fifth counts 0.5, the relative key 0.3, the parallel one 0.2. */
  private static double mirex(MusicalKey heard, MusicalKey truth) {
    int interval = Math.floorMod(heard.tonic() - truth.tonic(), 12);
    if (heard.mode() == truth.mode()) {
      return interval == 0 ? 1 : interval == 5 || interval == 7 ? 0.5 : 0;
    }
    int relative = truth.mode() == Mode.MAJOR ? 9 : 3;
    return interval == relative ? 0.3 : interval == 0 ? 0.2 : 0;
  }

  private static double share(DoubleStream values) {
    return values.average().orElse(0);
  }
}
