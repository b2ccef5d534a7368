package dev.backline.bench.part;

import dev.backline.audio.analysis.TrackAnalysis;
import dev.backline.audio.band.Band;
import dev.backline.audio.band.brief.BandBrief;
import dev.backline.audio.band.brief.BeatGrid;
import dev.backline.audio.band.brief.Genre;
import dev.backline.audio.band.brief.Mood;
import dev.backline.audio.band.brief.Vocal;
import dev.backline.audio.band.harmony.Key;
import dev.backline.audio.band.harmony.Keys;
import dev.backline.audio.key.MusicalKey;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.score.KeyScore;
import dev.backline.bench.score.TempoScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The band: how fast it plays, and whether it plays what it was asked for. */
final class BandPart implements Part {
  private static final double[] BPM = {72, 92, 120, 140};
  private static final int KEYS = 24;
  private static final int SECONDS = 30;
  private static final int BEATS_PER_BAR = 4;

  @Override
  public String name() {
    return "band";
  }

  @Override
  public List<Program> peers() {
    return List.of();
  }

  private record Asked(MusicalKey key, double bpm, Genre genre) {}

  @Override
  public Section measure(Session session) throws IOException {
    List<Asked> grid = grid(session.extent());
    Path wav = session.workspace().scratch("band.wav");
    render(grid.getFirst(), wav);
    List<TempoScore.Answer> tempi = new ArrayList<>();
    double mirex = 0;
    double right = 0;
    double worked = 0;
    for (Asked asked : grid) {
      worked += Timed.once(() -> render(asked, wav)).seconds();
      TrackAnalysis heard = OwnEars.analyse(wav);
      tempi.add(new TempoScore.Answer(heard.tempo().bpm(), asked.bpm()));
      double key = KeyScore.of(OwnEars.key(heard), asked.key());
      mirex += key / grid.size();
      right += (key == 1 ? 1.0 : 0) / grid.size();
    }
    TempoScore tempo = TempoScore.of(tempi);
    var table =
        new Table.Builder(
            grid.size() + " bands of " + SECONDS + " s",
            "",
            "speed",
            "tempo Acc1 %",
            "Acc2 %",
            "key MIREX",
            "key right %");
    table.row(
        "Backline",
        Figures.times(grid.size() * SECONDS / worked),
        Figures.percent(tempo.right()),
        Figures.percent(tempo.rightButOctave()),
        Figures.percent(mirex),
        Figures.percent(right));
    return new Section(
        "Band",
        "Keys, tempi and genres asked for, and what the engine's own analysis hears in the"
            + " rendering, so both can be to blame. A genre may play in half or double time. Speed:"
            + " all stems and their sum, warm, to a 24-bit WAV of the sum. No peer is known.",
        List.of(table.build()));
  }

  /** Usually every key once, with tempi and genres in turn. */
  private static List<Asked> grid(Session.Extent extent) {
    List<Asked> grid = new ArrayList<>();
    Genre[] genres = Genre.values();
    for (int key = 0; key < (extent == Session.Extent.QUICK ? 1 : KEYS); key++) {
      if (extent != Session.Extent.FULL) {
        MusicalKey asked = MusicalKey.ofIndex(key);
        grid.add(new Asked(asked, BPM[(key + key / 4) % BPM.length], genres[key % genres.length]));
        continue;
      }
      for (double bpm : BPM) {
        for (Genre genre : genres) grid.add(new Asked(MusicalKey.ofIndex(key), bpm, genre));
      }
    }
    return grid;
  }

  private static Path render(Asked asked, Path wav) throws IOException {
    Band band =
        Band.rehearse(
            new BandBrief(
                Keys.of(Key.parse(asked.key().title())),
                BeatGrid.steady(asked.bpm(), 0, BEATS_PER_BAR),
                2,
                0,
                (long) SECONDS * Band.FORMAT.sampleRateHz(),
                Vocal.silent(),
                asked.genre(),
                Mood.WARM,
                1));
    try (var sink = WavWriter.create(wav, Band.FORMAT, WavEncoding.INT24)) {
      band.render(Map.of(), sink);
    }
    return wav;
  }
}
