package dev.backline.bench.part;

import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.separation.Separation;
import dev.backline.audio.separation.Stem;
import dev.backline.audio.separation.StemSeparator;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.score.SiSdr;
import dev.backline.bench.set.StemMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Taking a mix apart. */
final class SeparationPart implements Part {
  private static final int SEED = 700;

  @Override
  public String name() {
    return "separation";
  }

  @Override
  public List<Program> peers() {
    return List.of();
  }

  @Override
  public Section measure(Session session) throws IOException {
    int mixes = session.extent().pick(1, 6);
    int seconds = session.extent().pick(8, 30);
    Path wav = session.workspace().scratch("mix.wav");
    Path folder = session.workspace().scratch("stems");
    double[] own = new double[Stem.values().length];
    double[] untouched = new double[Stem.values().length];
    double worked = 0;
    for (int i = 0; i < mixes; i++) {
      StemMix mix = StemMix.of(SEED + 10L * i, seconds);
      mix.write(wav);
      if (i == 0) StemSeparator.separate(wav, folder);
      Timed<Separation> parts = Timed.once(() -> StemSeparator.separate(wav, folder));
      worked += parts.seconds();
      float[] sum = joined(mix.mix());
      for (Stem stem : Stem.values()) {
        float[] truth = joined(mix.stems().get(stem));
        Path file = parts.value().stems().get(stem);
        float[] heard = joined(PcmBuffer.of(WavReader.open(file)).samples());
        own[index(stem)] += SiSdr.db(truth, heard) / mixes;
        untouched[index(stem)] += SiSdr.db(truth, sum) / mixes;
      }
    }
    var table =
        new Table.Builder(
            "held-out: " + mixes + " stereo mixes of " + seconds + " s, SI-SDR in dB",
            "",
            "vocals",
            "drums",
            "bass",
            "other",
            "speed");
    table.row(row("Backline", own, Figures.times(mixes * seconds / worked)));
    table.row(row("the mix itself", untouched, Figures.NONE));
    return new Section(
        "Separation",
        "Mixes of the benchmark's own simple instruments and voice, on which nothing was fitted; a"
            + " produced record fares worse. Speed: warm, from WAV to four WAVs. Debian has no"
            + " program for this; separators with a large learned model (Demucs, Spleeter), which"
            + " were not measured, are much better.",
        List.of(table.build()));
  }

  private static int index(Stem stem) {
    return List.of(Stem.values()).indexOf(stem);
  }

  private static String[] row(String name, double[] db, String speed) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (Stem stem : List.of(Stem.VOCALS, Stem.DRUMS, Stem.BASS, Stem.OTHER)) {
      cells.add(Figures.number(db[index(stem)], 1));
    }
    cells.add(speed);
    return cells.toArray(String[]::new);
  }

  /** Both channels as one signal. */
  private static float[] joined(float[][] stereo) {
    float[] joined = new float[2 * stereo[0].length];
    for (int side = 0; side < 2; side++) {
      System.arraycopy(stereo[side], 0, joined, side * stereo[0].length, stereo[0].length);
    }
    return joined;
  }
}
