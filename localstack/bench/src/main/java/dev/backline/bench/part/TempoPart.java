package dev.backline.bench.part;

import dev.backline.bench.peer.Listener;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.score.TempoScore;
import dev.backline.bench.set.Prepared;
import dev.backline.bench.set.Recording;
import dev.backline.bench.set.TruthFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tempo of music with accompaniment. */
final class TempoPart implements Part {
  @Override
  public String name() {
    return "tempo";
  }

  @Override
  public List<Program> peers() {
    return List.of(
        Program.AUBIO, Program.SOUNDSTRETCH, Program.BPM_TOOLS, Program.VAMP, Program.NODE);
  }

  @Override
  public Section measure(Session session) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (TruthFolder set : session.sets()) {
      List<Recording> recordings = set.where(r -> !r.sung() && r.bpm().isPresent());
      if (!recordings.isEmpty()) tables.add(table(session, set, recordings));
    }
    return new Section(
        "Tempo",
        "Acc1: within 4 %; Acc2: octaves and triples forgiven; error: median of those within 4 %."
            + " Speed in times real time: the peers as processes that read a 44.1 kHz, 16-bit WAV,"
            + " the engine warm within its virtual machine, reading the 48 kHz float WAV that its"
            + " steps exchange. The whole analysis tells beats, bars, key, notes and loudness in"
            + " the same time and uses all cores; tempo alone uses one, as the peers do.",
        tables);
  }

  private static Table table(Session session, TruthFolder set, List<Recording> recordings)
      throws IOException {
    var whole = new Tally<Double>("Backline, whole analysis");
    var alone = new Tally<Double>("Backline, tempo alone");
    List<Tally<Double>> all = new ArrayList<>(List.of(whole, alone));
    List<Listener<Double>> peers = session.ears().tempo();
    peers.removeIf(peer -> !peer.program().installed());
    for (Listener<Double> peer : peers) all.add(new Tally<>(peer.name()));
    for (Recording recording : recordings) {
      Prepared prepared = session.workspace().prepare(recording);
      var analysis = session.own().analysis(prepared);
      whole.add(recording, new Timed<>(analysis.value().tempo().bpm(), analysis.seconds()));
      alone.add(recording, session.own().tempoAlone(prepared));
      for (int i = 0; i < peers.size(); i++) {
        Listener<Double> peer = peers.get(i);
        all.get(2 + i).ask(recording, () -> peer.question().ask(prepared));
      }
    }
    var table =
        new Table.Builder(
            set.mark() + ": " + recordings.size() + " recordings",
            "",
            "Acc1 %",
            "Acc2 %",
            "error %",
            "speed",
            "ratio");
    for (Tally<Double> tally : all) {
      TempoScore score = score(tally);
      table.row(
          tally.name(),
          Figures.percent(score.right()),
          Figures.percent(score.rightButOctave()),
          Figures.number(100 * score.medianError(), 3),
          tally.speed(),
          tally.ratioOf(whole));
    }
    return table.build();
  }

  static TempoScore score(Tally<Double> tally) {
    return TempoScore.of(
        tally.told().stream()
            .map(
                told ->
                    new TempoScore.Answer(
                        told.answer().orElse(0.0), told.recording().bpm().orElseThrow()))
            .toList());
  }
}
