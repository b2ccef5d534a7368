package dev.backline.bench.part;

import dev.backline.audio.clean.CleanSettings;
import dev.backline.audio.clean.VocalCleaner;
import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.bench.peer.Cleaner;
import dev.backline.bench.peer.Program;
import dev.backline.bench.peer.Timed;
import dev.backline.bench.report.Figures;
import dev.backline.bench.report.Section;
import dev.backline.bench.report.Table;
import dev.backline.bench.score.SiSdr;
import dev.backline.bench.set.Noise;
import dev.backline.bench.set.Recording;
import dev.backline.bench.set.TruthFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Taking noise away from a voice. */
final class CleanPart implements Part {
  private static final int RATE_HZ = PcmFormat.WORKING_RATE_HZ;
  private static final int[] RATIOS_DB = {0, 5, 10, 15};

  @Override
  public String name() {
    return "clean";
  }

  @Override
  public List<Program> peers() {
    return List.of(Program.FFMPEG, Program.SOX, Program.GSTREAMER);
  }

  @Override
  public Section measure(Session session) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (TruthFolder set : session.sets()) {
      List<Recording> voices = set.voices();
      int most = session.extent().pick(1, set.equals(session.first()) ? 2 : 1);
      if (!voices.isEmpty()) {
        tables.add(table(session, set, voices.subList(0, Math.min(most, voices.size()))));
      }
    }
    return new Section(
        "Clean-up",
        "Gain of SI-SDR, in dB, on voices mixed with white and pink noise, hum and a crowd at four"
            + " ratios, noise alone for a second before; the mean over voices and noises. Clean:"
            + " SI-SDR of what is made of a voice without noise, at most 100. The delay of each"
            + " result is taken out. Speed: peers as processes, the engine warm.",
        tables);
  }

  private static Table table(Session session, TruthFolder set, List<Recording> voices)
      throws IOException {
    List<Cleaner> cleaners = new ArrayList<>();
    cleaners.add(new Cleaner("Backline", CleanPart::own));
    cleaners.addAll(Cleaner.installed(session.workspace().scratch("noise.prof")));
    boolean quick = session.extent() == Session.Extent.QUICK;
    int[] ratios = quick ? new int[] {5} : RATIOS_DB;
    List<Noise> noises = quick ? List.of(Noise.PINK) : List.of(Noise.values());
    double[][] gains = new double[cleaners.size()][ratios.length];
    double[] clean = new double[cleaners.size()];
    double[] worked = new double[cleaners.size()];
    double heard = 0;
    for (Recording recording : voices) {
      float[] voice = voice(session, recording, session.extent().pick(4, 8));
      // The first noisy voice of all warms the engine up; its time does not count.
      if (heard == 0) {
        result(
            session,
            cleaners.getFirst(),
            voice,
            mixed(voice, noises.getFirst().of(voice.length), 5));
      }
      heard += voice.length / (double) RATE_HZ * (1 + noises.size() * ratios.length);
      for (int c = 0; c < cleaners.size(); c++) {
        Result untouched = result(session, cleaners.get(c), voice, voice);
        clean[c] += untouched.db / voices.size();
        worked[c] += untouched.seconds;
      }
      for (Noise noise : noises) {
        float[] sound = noise.of(voice.length);
        for (int r = 0; r < ratios.length; r++) {
          float[] noisy = mixed(voice, sound, ratios[r]);
          double before = SiSdr.db(voice, noisy);
          for (int c = 0; c < cleaners.size(); c++) {
            Result result = result(session, cleaners.get(c), voice, noisy);
            gains[c][r] += (result.db - before) / (voices.size() * noises.size());
            worked[c] += result.seconds;
          }
        }
      }
    }
    List<String> columns = new ArrayList<>(List.of(""));
    for (int ratio : ratios) columns.add(ratio + " dB");
    columns.addAll(List.of("mean", "clean", "speed", "ratio"));
    var table =
        new Table.Builder(
            set.mark() + ": " + voices.size() + " voices, " + noises.size() + " noises",
            columns.toArray(String[]::new));
    for (int c = 0; c < cleaners.size(); c++) {
      List<String> cells = new ArrayList<>(List.of(cleaners.get(c).name()));
      double mean = 0;
      for (double gain : gains[c]) {
        cells.add(Figures.number(gain, 1));
        mean += gain / ratios.length;
      }
      cells.add(Figures.number(mean, 1));
      cells.add(Figures.number(clean[c], 1));
      cells.add(Figures.times(heard / worked[c]));
      cells.add(Figures.number(worked[c] / worked[0], 1));
      table.row(cells.toArray(String[]::new));
    }
    return table.build();
  }

  /** What became of a voice. */
  private record Result(double db, double seconds) {}

  private static Result result(Session session, Cleaner cleaner, float[] voice, float[] noisy)
      throws IOException {
    Path in = session.workspace().scratch("noisy.wav");
    Path out = session.workspace().scratch("cleaned.wav");
    WavWriter.write(in, PcmBuffer.mono(noisy).source(), WavEncoding.FLOAT32);
    double seconds = cleaner.cleaning().run(in, out);
    float[] cleaned = PcmBuffer.of(MonoSource.of(WavReader.open(out))).samples()[0];
    return new Result(SiSdr.db(voice, cleaned, SiSdr.delay(voice, cleaned)), seconds);
  }

  private static double own(Path noisy, Path cleaned) throws IOException {
    return Timed.once(
            () -> {
              try (var sink =
                  WavWriter.create(cleaned, WavReader.formatOf(noisy), WavEncoding.FLOAT32)) {
                return new VocalCleaner(CleanSettings.of(1))
                    .clean(() -> WavReader.open(noisy), sink);
              }
            })
        .seconds();
  }

  /** A second of silence and the beginning of the voice. */
  private static float[] voice(Session session, Recording recording, int seconds)
      throws IOException {
    Path wav = session.workspace().prepare(recording).own();
    float[] whole = PcmBuffer.of(MonoSource.of(WavReader.open(wav))).samples()[0];
    float[] voice = new float[RATE_HZ + Math.min(whole.length, seconds * RATE_HZ)];
    // Half as loud, so that no peer that works with integers clips.
    for (int i = RATE_HZ; i < voice.length; i++) voice[i] = 0.5f * whole[i - RATE_HZ];
    return voice;
  }

  private static float[] mixed(float[] voice, float[] noise, int ratioDb) {
    double power = 1e-20;
    for (float sample : voice) power += (double) sample * sample / voice.length;
    double gain = Math.sqrt(power) * Math.pow(10, -ratioDb / 20.0);
    float[] mixed = new float[voice.length];
    for (int i = 0; i < mixed.length; i++) mixed[i] = (float) (voice[i] + gain * noise[i]);
    return mixed;
  }
}
