package dev.backline.bench.part;

import dev.backline.audio.key.MusicalKey;
import dev.backline.bench.peer.Listener;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.score.BeatScore;
import dev.backline.bench.score.TempoScore;
import dev.backline.bench.set.Prepared;
import dev.backline.bench.set.Recording;
import dev.backline.bench.set.TruthFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tempo, bars and key of voices alone, for which the peers were not made. */
final class SungPart implements Part {
  @Override
  public String name() {
    return "sung";
  }

  @Override
  public List<Program> peers() {
    return List.of(
        Program.AUBIO,
        Program.SOUNDSTRETCH,
        Program.BPM_TOOLS,
        Program.VAMP,
        Program.KEYFINDER,
        Program.NODE);
  }

  @Override
  public Section measure(Session session) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (TruthFolder set : session.sets()) {
      List<Recording> recordings = set.where(Recording::sung);
      if (!recordings.isEmpty()) tables.add(table(session, set, recordings));
    }
    return new Section(
        "Sung takes",
        "Voices without accompaniment and with human timing. Downbeats: F-measure within 70 ms."
            + " None of the peers is made for this. Timed as the tempo was.",
        tables);
  }

  private static Table table(Session session, TruthFolder set, List<Recording> recordings)
      throws IOException {
    var ownTempo = new Tally<Double>("Backline, whole analysis");
    var ownKey = new Tally<MusicalKey>("Backline");
    List<Listener<Double>> counters = session.ears().tempo();
    counters.removeIf(peer -> !peer.program().installed());
    List<Tally<Double>> tempi =
        counters.stream().map(peer -> new Tally<Double>(peer.name())).toList();
    List<Listener<MusicalKey>> ears = session.ears().key();
    ears.removeIf(peer -> !peer.program().installed());
    List<Tally<MusicalKey>> keys =
        ears.stream().map(peer -> new Tally<MusicalKey>(peer.name())).toList();
    double downbeats = 0;
    for (Recording recording : recordings) {
      Prepared prepared = session.workspace().prepare(recording);
      var heard = session.own().analysis(prepared);
      ownTempo.add(recording, new Timed<>(heard.value().tempo().bpm(), heard.seconds()));
      ownKey.add(recording, new Timed<>(OwnEars.key(heard.value()), heard.seconds()));
      downbeats +=
          BeatScore.f1(
                  heard.value().downbeatsMs().stream().map(ms -> ms.doubleValue() / 1000).toList(),
                  recording.downbeats())
              / recordings.size();
      for (int i = 0; i < counters.size(); i++) {
        Listener<Double> peer = counters.get(i);
        tempi.get(i).ask(recording, () -> peer.question().ask(prepared));
      }
      for (int i = 0; i < ears.size(); i++) {
        Listener<MusicalKey> peer = ears.get(i);
        keys.get(i).ask(recording, () -> peer.question().ask(prepared));
      }
    }
    var table =
        new Table.Builder(
            set.mark() + ": " + recordings.size() + " takes",
            "",
            "Acc1 %",
            "Acc2 %",
            "downbeats F1",
            "MIREX",
            "key right %",
            "speed",
            "ratio");
    TempoScore own = TempoPart.score(ownTempo);
    table.row(
        ownTempo.name(),
        Figures.percent(own.right()),
        Figures.percent(own.rightButOctave()),
        Figures.number(downbeats, 3),
        Figures.percent(KeyPart.mirex(ownKey)),
        Figures.percent(KeyPart.right(ownKey)),
        ownTempo.speed(),
        "1.0");
    for (Tally<Double> tally : tempi) {
      TempoScore score = TempoPart.score(tally);
      table.row(
          tally.name(),
          Figures.percent(score.right()),
          Figures.percent(score.rightButOctave()),
          Figures.NONE,
          Figures.NONE,
          Figures.NONE,
          tally.speed(),
          tally.ratioOf(ownTempo));
    }
    for (Tally<MusicalKey> tally : keys) {
      table.row(
          tally.name(),
          Figures.NONE,
          Figures.NONE,
          Figures.NONE,
          Figures.percent(KeyPart.mirex(tally)),
          Figures.percent(KeyPart.right(tally)),
          tally.speed(),
          tally.ratioOf(ownTempo));
    }
    return table.build();
  }
}
