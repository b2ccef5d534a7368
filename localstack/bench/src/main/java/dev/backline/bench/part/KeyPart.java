package dev.backline.bench.part;

import dev.backline.audio.key.MusicalKey;
import dev.backline.bench.peer.Listener;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.score.KeyScore;
import dev.backline.bench.set.Prepared;
import dev.backline.bench.set.Recording;
import dev.backline.bench.set.TruthFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Key of music with accompaniment. */
final class KeyPart implements Part {
  @Override
  public String name() {
    return "key";
  }

  @Override
  public List<Program> peers() {
    return List.of(Program.KEYFINDER, Program.NODE);
  }

  @Override
  public Section measure(Session session) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (TruthFolder set : session.sets()) {
      List<Recording> recordings = set.where(r -> !r.sung() && r.key().isPresent());
      if (!recordings.isEmpty()) tables.add(table(session, set, recordings));
    }
    return new Section(
        "Key",
        "MIREX: right 1, a fifth 0.5, relative 0.3, parallel 0.2, as a percentage. Timed as the"
            + " tempo was.",
        tables);
  }

  private static Table table(Session session, TruthFolder set, List<Recording> recordings)
      throws IOException {
    var whole = new Tally<MusicalKey>("Backline, whole analysis");
    var alone = new Tally<MusicalKey>("Backline, key alone");
    List<Tally<MusicalKey>> all = new ArrayList<>(List.of(whole, alone));
    List<Listener<MusicalKey>> peers = session.ears().key();
    peers.removeIf(peer -> !peer.program().installed());
    for (Listener<MusicalKey> peer : peers) all.add(new Tally<>(peer.name()));
    for (Recording recording : recordings) {
      Prepared prepared = session.workspace().prepare(recording);
      var analysis = session.own().analysis(prepared);
      whole.add(recording, new Timed<>(OwnEars.key(analysis.value()), analysis.seconds()));
      alone.add(recording, session.own().keyAlone(prepared));
      for (int i = 0; i < peers.size(); i++) {
        Listener<MusicalKey> peer = peers.get(i);
        all.get(2 + i).ask(recording, () -> peer.question().ask(prepared));
      }
    }
    var table =
        new Table.Builder(
            set.mark() + ": " + recordings.size() + " recordings",
            "",
            "MIREX",
            "right %",
            "speed",
            "ratio");
    for (Tally<MusicalKey> tally : all) {
      table.row(
          tally.name(),
          Figures.percent(mirex(tally)),
          Figures.percent(right(tally)),
          tally.speed(),
          tally.ratioOf(whole));
    }
    return table.build();
  }

  static double mirex(Tally<MusicalKey> tally) {
    return tally.told().stream().mapToDouble(KeyPart::score).average().orElse(0);
  }

  static double right(Tally<MusicalKey> tally) {
    return tally.told().stream().mapToDouble(told -> score(told) == 1 ? 1 : 0).average().orElse(0);
  }

  private static double score(Tally.Told<MusicalKey> told) {
    MusicalKey truth = told.recording().key().orElseThrow();
    return told.answer().map(key -> KeyScore.of(key, truth)).orElse(0.0);
  }
}
