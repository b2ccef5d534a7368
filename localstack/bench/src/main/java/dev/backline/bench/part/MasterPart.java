package dev.backline.bench.part;

import dev.backline.audio.master.MasterTarget;
import dev.backline.audio.master.MasterTaste;
import dev.backline.audio.master.Mastering;
import dev.backline.bench.peer.Ebur128;
import dev.backline.bench.peer.Masterer;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.set.Recording;
import dev.backline.bench.set.TruthFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bringing a mix to a loudness below a ceiling. */
final class MasterPart implements Part {
  private static final double CEILING_DBTP = -1;

  @Override
  public String name() {
    return "master";
  }

  @Override
  public List<Program> peers() {
    return List.of(Program.FFMPEG);
  }

  @Override
  public Section measure(Session session) throws IOException {
    List<Recording> mixes = new ArrayList<>();
    for (TruthFolder set : session.sets()) {
      List<Recording> some = set.programmes();
      int most = session.extent().pick(1, set.equals(session.first()) ? 5 : 2);
      mixes.addAll(some.subList(0, Math.min(most, some.size())));
    }
    List<Masterer> masterers = new ArrayList<>();
    masterers.add(new Masterer("Backline", (mix, master, lufs) -> own(session, mix, master, lufs)));
    masterers.addAll(Masterer.all());
    List<Table> tables = new ArrayList<>();
    for (double lufs : new double[] {-14, -9}) {
      tables.add(table(session, mixes, masterers, lufs));
    }
    return new Section(
        "Master",
        "To a loudness below −1 dBTP, both judged by ffmpeg ebur128, which none of them uses. The"
            + " engine also balances tone and holds the mix together, which the peers do not."
            + " Speed: peers as processes, the engine warm, all from the 48 kHz float WAV to a"
            + " 24-bit one.",
        tables);
  }

  private static Table table(
      Session session, List<Recording> mixes, List<Masterer> masterers, double lufs)
      throws IOException {
    var table =
        new Table.Builder(
            mixes.size() + " mixes to " + Figures.number(lufs, 0) + " LUFS",
            "",
            "mean error LU",
            "worst LU",
            "highest peak dBTP",
            "above ceiling",
            "speed",
            "ratio");
    double[] errors = new double[masterers.size()];
    double[] worst = new double[masterers.size()];
    double[] peaks = new double[masterers.size()];
    int[] above = new int[masterers.size()];
    double[] worked = new double[masterers.size()];
    double heard = 0;
    Path master = session.workspace().scratch("master.wav");
    for (Recording recording : mixes) {
      Path mix = session.workspace().prepare(recording).own();
      if (heard == 0) own(session, mix, master, lufs);
      heard += recording.seconds();
      for (int m = 0; m < masterers.size(); m++) {
        worked[m] += masterers.get(m).mastering().run(mix, master, lufs);
        Ebur128.Reading reading = Ebur128.of(master);
        double error = Math.abs(reading.lufs() - lufs);
        errors[m] += error / mixes.size();
        worst[m] = Math.max(worst[m], error);
        peaks[m] =
            peaks[m] == 0 ? reading.truePeakDbtp() : Math.max(peaks[m], reading.truePeakDbtp());
        if (reading.truePeakDbtp() > CEILING_DBTP) above[m]++;
      }
    }
    for (int m = 0; m < masterers.size(); m++) {
      table.row(
          masterers.get(m).name(),
          Figures.number(errors[m], 2),
          Figures.number(worst[m], 2),
          Figures.number(peaks[m], 1),
          above[m] + " of " + mixes.size(),
          Figures.times(heard / worked[m]),
          Figures.number(worked[m] / worked[0], 1));
    }
    return table.build();
  }

  private static double own(Session session, Path mix, Path master, double lufs)
      throws IOException {
    Path scratch = session.workspace().scratch("shaped.wav");
    var mastering = new Mastering(new MasterTarget(lufs, CEILING_DBTP), MasterTaste.of("pop"));
    Files.deleteIfExists(master);
    return Timed.once(() -> mastering.master(mix, master, scratch)).seconds();
  }
}
