package dev.backline.audio.clean.bench;

import dev.backline.audio.Signals;
import dev.backline.audio.clean.CleanSettings;
import dev.backline.audio.clean.repair.ClickDetector;
import dev.backline.audio.clean.repair.ClipDetector;
import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures all of cleaning on clean voices and tells it in lines of a table. Arguments of the
 * program: WAV files at 48 kHz.
 */
public final class CleaningReport {

  private static final List<Integer> RATIOS_DB = List.of(0, 5, 10, 15);
  private static final int LONGEST_SECONDS = 30;

  private CleaningReport() {}

  /** Prints the report of each file. */
  public static void main(String[] files) throws IOException {
    for (String file : files) {
      float[] voice = PcmBuffer.of(MonoSource.of(WavReader.open(Path.of(file)))).samples()[0];
      int length = Math.min(voice.length, LONGEST_SECONDS * Signals.RATE_HZ);
      System.out.println(file);
      lines(Arrays.copyOf(voice, length)).forEach(System.out::println);
    }
  }

  /** What cleaning does to a mono voice at the working rate, which must be clean. */
  public static List<String> lines(float[] voice) throws IOException {
    CleanSettings usual = CleanSettings.of(1);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "clean: SI-SDR %.1f dB",
            SiSdr.db(voice, DenoisingBench.clean(voice, usual).samples())));
    for (Noises noise : Noises.values()) {
      lines.add(noise(voice, noise, usual));
    }
    for (double share : new double[] {0.99, 0.97, 0.9}) {
      lines.add(clipping(voice, share, usual));
    }
    lines.add(clicks(voice, usual));
    for (double seconds : new double[] {0.4, 0.7, 1.2}) {
      lines.add(room(voice, seconds));
    }
    return lines;
  }

  private static String noise(float[] voice, Noises noise, CleanSettings settings)
      throws IOException {
    var line = new StringBuilder(noise.name().toLowerCase(Locale.ROOT)).append(':');
    float[] sound = noise.of(voice.length + Signals.RATE_HZ);
    double mean = 0;
    for (int ratioDb : RATIOS_DB) {
      DenoisingBench.Score score = DenoisingBench.score(voice, sound, ratioDb, settings);
      mean += score.gainDb() / RATIOS_DB.size();
      line.append(
          String.format(
              Locale.ROOT,
              " %d dB %+.2f, ESTOI %+.3f;",
              ratioDb,
              score.gainDb(),
              score.estoiAfter() - score.estoiBefore()));
    }
    return line.append(String.format(Locale.ROOT, " mean %+.2f dB", mean)).toString();
  }

  private static String clipping(float[] voice, double share, CleanSettings settings)
      throws IOException {
    float[] sizes = new float[voice.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(voice[i]);
    }
    Arrays.sort(sizes);
    float[] clipped = Damage.clipped(voice, sizes[(int) (share * (sizes.length - 1))]);
    var detector = new ClipDetector();
    detector.accept(clipped, clipped.length);
    return String.format(
        Locale.ROOT,
        "clipped at %.0f %% of samples, %s: SI-SDR %.1f to %.1f dB",
        100 * (1 - share),
        detector.levels().clipped() ? "found" : "not found",
        SiSdr.db(voice, clipped),
        SiSdr.db(voice, DenoisingBench.clean(clipped, settings).samples()));
  }

  private static String clicks(float[] voice, CleanSettings settings) throws IOException {
    float[] clicking = Damage.clicking(voice, 2);
    var detector = new ClickDetector(Signals.RATE_HZ);
    detector.accept(clicking, clicking.length);
    return String.format(
        Locale.ROOT,
        "two clicks a second, %s: SI-SDR %.1f to %.1f dB",
        detector.disturbing() ? "found" : "not found",
        SiSdr.db(voice, clicking),
        SiSdr.db(voice, DenoisingBench.clean(clicking, settings).samples()));
  }

  private static String room(float[] voice, double seconds) throws IOException {
    float[] wet = Damage.inARoom(voice, seconds, seconds);
    float[] early = Damage.inARoom(voice, seconds, 0.05);
    float[] dried = DenoisingBench.clean(wet, CleanSettings.NONE.withDeReverb(1)).samples();
    return String.format(
        Locale.ROOT,
        "room of %.1f s: SI-SDR %.1f to %.1f dB, ESTOI %.3f to %.3f",
        seconds,
        SiSdr.db(early, wet),
        SiSdr.db(early, dried),
        Estoi.of(voice, wet),
        Estoi.of(voice, dried));
  }
}
