package dev.backline.audio.fit;

import dev.backline.audio.key.HarmonicSpectrum;
import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.tempo.OnsetEnvelope;
import dev.backline.audio.tempo.Pulse;
import dev.backline.audio.tempo.RecordedPulse;
import dev.backline.audio.tempo.TempoPrior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Prints how well tempo and metre are found in folders that {@link Renders} wrote: {@code
 * TempoReport <folder>...}. Acc1 is within 4 %, Acc2 allows half, double, a third and three times.
 */
public final class TempoReport {

  private TempoReport() {}

  public static void main(String[] args) throws IOException {
    for (String folder : args) {
      report(Path.of(folder));
    }
  }

  private static void report(Path folder) throws IOException {
    var kinds = new TreeMap<String, double[]>();
    var errors = new ArrayList<Double>();
    int n = 0;
    int right = 0;
    int octave = 0;
    int metres = 0;
    double seconds = 0;
    long nanos = 0;
    for (String line : Files.readAllLines(folder.resolve("truth.csv"))) {
      String[] row = line.split(",", -1);
      Path wav = folder.resolve(row[0]);
      if (row[1].isEmpty() || row[0].startsWith("sung") || !Files.exists(wav)) {
        continue;
      }
      double truth = Double.parseDouble(row[1]);
      var onsets = new OnsetEnvelope(44_100);
      var harmony = new HarmonicSpectrum(44_100);
      double length = listen(wav, onsets, harmony);
      long begin = System.nanoTime();
      Pulse pulse =
          RecordedPulse.of(
              onsets, harmony::change, length, TempoPrior.RECORDED, OptionalDouble.empty());
      nanos += System.nanoTime() - begin;
      seconds += length;
      n++;
      boolean same = Math.abs(pulse.bpm() / truth - 1) < 0.04;
      right += same ? 1 : 0;
      octave +=
          DoubleStream.of(1, 2, 0.5, 3, 1 / 3.0)
                  .anyMatch(k -> Math.abs(pulse.bpm() / truth / k - 1) < 0.04)
              ? 1
              : 0;
      if (same) {
        errors.add(100 * Math.abs(pulse.bpm() / truth - 1));
      }
      metres += Integer.toString(pulse.metre().beatsPerBar()).equals(row[3]) ? 1 : 0;
      double[] of = kinds.computeIfAbsent(kind(wav), k -> new double[3]);
      of[0]++;
      of[1] += same ? 1 : 0;
      of[2] += Integer.toString(pulse.metre().beatsPerBar()).equals(row[3]) ? 1 : 0;
      if (!same && Boolean.getBoolean("wrong")) {
        System.out.printf("  %s is %.1f, heard %.1f%n", row[0], truth, pulse.bpm());
      }
    }
    errors.sort(null);
    System.out.printf(
        "%s: %d tracks, Acc1 %.1f, Acc2 %.1f, median error %.4f %%, metre %.1f %%,"
            + " %.0fx after the onsets%n",
        folder,
        n,
        100.0 * right / n,
        100.0 * octave / n,
        errors.get(errors.size() / 2),
        100.0 * metres / n,
        seconds / nanos * 1e9);
    kinds.forEach(
        (kind, of) ->
            System.out.printf(
                "  %s %.0f: tempo %.0f %%, metre %.0f %%%n",
                kind, of[0], 100 * of[1] / of[0], 100 * of[2] / of[0]));
  }

  private static String kind(Path wav) {
    String name = wav.getFileName().toString();
    return name.replaceFirst("\\.wav$", "").replaceAll("_?[0-9]+_?", "");
  }

  private static double listen(Path wav, OnsetEnvelope onsets, HarmonicSpectrum harmony)
      throws IOException {
    long frames = 0;
    try (PcmSource source = MonoSource.of(WavReader.open(wav))) {
      var block = new float[1][4096];
      for (int n = source.read(block); n >= 0; n = source.read(block)) {
        onsets.accept(block[0], n);
        harmony.accept(block[0], n);
        frames += n;
      }
      return frames / (double) source.format().sampleRateHz();
    }
  }
}
