package dev.backline.bench.part;

import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pitch.PitchTrack;
import dev.backline.audio.pitch.PitchTracker;
import dev.backline.bench.peer.Answer;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.score.PitchScore;
import dev.backline.bench.set.Prepared;
import dev.backline.bench.set.Recording;
import dev.backline.bench.set.Recording.Point;
import dev.backline.bench.set.TruthFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fundamental frequency of a voice over time. */
final class PitchPart implements Part {
  private static final List<String> METHODS = List.of("yinfft", "yin", "mcomb");
  private static final int BLOCK = 4096;

  @Override
  public String name() {
    return "pitch";
  }

  @Override
  public List<Program> peers() {
    return List.of(Program.AUBIO);
  }

  @Override
  public Section measure(Session session) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (TruthFolder set : session.sets()) {
      List<Recording> voices = new ArrayList<>();
      for (Recording voice : set.voices()) {
        if (!voice.pitch().isEmpty()) voices.add(voice);
      }
      if (!voices.isEmpty()) {
        tables.add(table(session, set, voices.subList(0, Math.min(2, voices.size()))));
      }
    }
    return new Section(
        "Pitch",
        "Within 50 cents; each track moved by up to 30 ms to where it fits best, as programs stamp"
            + " their frames differently. Speed: the peer as a process, the engine warm.",
        tables);
  }

  private static Table table(Session session, TruthFolder set, List<Recording> voices)
      throws IOException {
    var table =
        new Table.Builder(
            set.mark() + ": " + voices.size() + " voices, the first is " + voices.getFirst().name(),
            "",
            "raw pitch %",
            "voicing recall %",
            "false alarm %",
            "overall %",
            "speed",
            "ratio");
    List<String> who = new ArrayList<>(List.of("Backline"));
    if (Program.AUBIO.installed())
      who.addAll(METHODS.subList(0, session.extent().pick(1, METHODS.size())));
    double[][] sums = new double[who.size()][5];
    double heard = 0;
    for (Recording voice : voices) {
      Prepared prepared = session.workspace().prepare(voice);
      List<Point> truth = voice.pitch();
      heard += voice.seconds();
      track(prepared.own());
      add(sums[0], Timed.median(() -> track(prepared.own())), truth);
      for (int i = 1; i < who.size(); i++) {
        String method = who.get(i);
        add(sums[i], Timed.medianOf(() -> aubio(method, prepared.wav())), truth);
      }
    }
    for (int i = 0; i < who.size(); i++) {
      double[] sum = sums[i];
      int n = voices.size();
      table.row(
          i == 0 ? who.get(i) : "aubio pitch, " + who.get(i),
          Figures.percent(sum[0] / n),
          Figures.percent(sum[1] / n),
          Figures.percent(sum[2] / n),
          Figures.percent(sum[3] / n),
          Figures.times(heard / sum[4]),
          Figures.number(sum[4] / sums[0][4], 1));
    }
    return table.build();
  }

  private static void add(double[] sums, Timed<List<Point>> track, List<Point> truth) {
    PitchScore score = PitchScore.of(track.value(), truth);
    sums[0] += score.rawPitch();
    sums[1] += score.voicingRecall();
    sums[2] += score.voicingFalseAlarm();
    sums[3] += score.overall();
    sums[4] += track.seconds();
  }

  private static List<Point> track(Path wav) throws IOException {
    try (var source = MonoSource.of(WavReader.open(wav))) {
      var tracker = new PitchTracker(source.format().sampleRateHz());
      float[][] block = new float[1][BLOCK];
      for (int n = source.read(block); n >= 0; n = source.read(block)) tracker.accept(block[0], n);
      PitchTrack track = tracker.finish();
      List<Point> points = new ArrayList<>(track.frames());
      for (int i = 0; i < track.frames(); i++) {
        double midi = track.midi()[i];
        double hz = midi > 0 ? 440 * Math.pow(2, (midi - 69) / 12) : 0;
        points.add(new Point(i * track.stepSeconds(), hz));
      }
      return points;
    }
  }

  private static Timed<List<Point>> aubio(String method, Path wav) throws IOException {
    Answer answer = Program.AUBIO.with("pitch", "-m", method, "-i", wav).run();
    List<Point> points =
        answer
            .text()
            .lines()
            .map(line -> line.split("\\s+", -1))
            .filter(row -> row.length == 2)
            .map(row -> new Point(Double.parseDouble(row[0]), Double.parseDouble(row[1])))
            .toList();
    return new Timed<>(points, answer.seconds());
  }
}
