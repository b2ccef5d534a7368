package dev.backline.audio.tempo;

import dev.backline.audio.pcm.MonoSource;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Fits the network of {@link BeatLevel} to folders of tracks of known tempo, as {@link
 * dev.backline.audio.fit.Renders} writes them: {@code BeatLevelFit <table> <folder>...}. Several
 * networks that begin at different random weights are fitted by gradient descent (Adam; Kingma and
 * Ba, 2015) on the cross entropy of the right level, and their mean is written.
 */
public final class BeatLevelFit {
  private static final int NETWORKS = 4;
  private static final int UNITS = 7;
  private static final int STEPS = 1500;
  private static final double RATE = 0.02;
  private static final double DECAY = 3e-3;
  private static final double SAME_TEMPO = 0.04;

  private record Track(List<double[]> levels, int right) {}

  private BeatLevelFit() {}

  public static void main(String[] args) throws IOException {
    var tracks = new ArrayList<Track>();
    for (String folder : List.of(args).subList(1, args.length)) {
      for (String line : Files.readAllLines(Path.of(folder, "truth.csv"))) {
        String[] row = line.split(",", -1);
        Path wav = Path.of(folder, row[0]);
        if (Files.exists(wav) && !row[1].isEmpty()) {
          track(wav, Double.parseDouble(row[1])).ifPresent(tracks::add);
        }
      }
    }
    double[] mean = new double[BeatLevel.FEATURES];
    double[] deviation = new double[BeatLevel.FEATURES];
    standardise(tracks, mean, deviation);
    var rows = new ArrayList<double[]>();
    rows.add(new double[BeatLevel.FEATURES]);
    for (int seed = 0; seed < NETWORKS; seed++) {
      add(fit(tracks, new Random(seed)), mean, deviation, rows);
    }
    Files.write(Path.of(args[0]), table(rows));
  }

  /** Empty when no level of the pulse that was found is the right tempo. */
  private static Optional<Track> track(Path wav, double truth) throws IOException {
    OnsetEnvelope envelope = listen(wav);
    double rate = envelope.rate();
    var all = new Onsets(envelope.strength(), rate);
    double pulse =
        RecordedPulse.pulse(
            new BeatTracker(all.flux(), rate), all.correlation(), TempoPrior.RECORDED);
    double[] bpms = RecordedPulse.levels(pulse);
    var level = new BeatLevel(all, new Onsets(envelope.bass(), rate));
    List<double[]> features = Arrays.stream(bpms).mapToObj(level::features).toList();
    for (int i = 0; i < bpms.length; i++) {
      if (Math.abs(bpms[i] / truth - 1) < SAME_TEMPO) {
        return Optional.of(new Track(features, i));
      }
    }
    return Optional.empty();
  }

  private static OnsetEnvelope listen(Path wav) throws IOException {
    try (PcmSource source = MonoSource.of(WavReader.open(wav))) {
      var envelope = new OnsetEnvelope(source.format().sampleRateHz());
      var block = new float[1][4096];
      for (int n = source.read(block); n >= 0; n = source.read(block)) {
        envelope.accept(block[0], n);
      }
      return envelope;
    }
  }

  private static void standardise(List<Track> tracks, double[] mean, double[] deviation) {
    double[][] all = tracks.stream().flatMap(t -> t.levels.stream()).toArray(double[][]::new);
    for (int f = 0; f < mean.length; f++) {
      int feature = f;
      mean[f] = Arrays.stream(all).mapToDouble(x -> x[feature]).average().orElse(0);
      double square =
          Arrays.stream(all)
              .mapToDouble(x -> Math.pow(x[feature] - mean[feature], 2))
              .average()
              .orElse(1);
      deviation[f] = Math.sqrt(square) + 1e-6;
      for (double[] x : all) {
        x[f] = (x[f] - mean[f]) / deviation[f];
      }
    }
  }

  /** Weights of one network: of the sum, then for each unit those of {@link LevelNetwork}. */
  private static double[] fit(List<Track> tracks, RandomGenerator random) {
    int width = BeatLevel.FEATURES;
    double[] weights = new double[width + UNITS * (width + 2)];
    for (int u = 0; u < UNITS; u++) {
      int unit = width + u * (width + 2);
      weights[unit] = 0.2 * random.nextGaussian();
      for (int f = 0; f < width; f++) {
        weights[unit + 2 + f] = 0.2 * random.nextGaussian();
      }
    }
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[weights.length];
      for (int i = 0; i < weights.length; i++) {
        gradient[i] = 2 * DECAY * weights[i];
      }
      for (Track track : tracks) {
        descend(track, 1.0 / tracks.size(), weights, gradient);
      }
      double rate = RATE * Math.min(1, 2 - 2.0 * step / STEPS);
      for (int i = 0; i < weights.length; i++) {
        first[i] += 0.1 * (gradient[i] - first[i]);
        second[i] += 0.001 * (gradient[i] * gradient[i] - second[i]);
        double mean = first[i] / (1 - Math.pow(0.9, step));
        double square = second[i] / (1 - Math.pow(0.999, step));
        weights[i] -= rate * mean / (Math.sqrt(square) + 1e-8);
      }
    }
    return weights;
  }

  private static void descend(Track track, double weight, double[] weights, double[] gradient) {
    int width = BeatLevel.FEATURES;
    int n = track.levels.size();
    double[][] active = new double[n][UNITS];
    double[] scores = new double[n];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double[] x = track.levels.get(i);
      scores[i] = product(weights, 0, x);
      for (int u = 0; u < UNITS; u++) {
        int unit = width + u * (width + 2);
        active[i][u] = Math.tanh(weights[unit + 1] + product(weights, unit + 2, x));
        scores[i] += weights[unit] * active[i][u];
      }
      greatest = Math.max(greatest, scores[i]);
    }
    double most = greatest;
    double sum = Arrays.stream(scores).map(score -> Math.exp(score - most)).sum();
    for (int i = 0; i < n; i++) {
      double error = weight * (Math.exp(scores[i] - most) / sum - (i == track.right ? 1 : 0));
      for (int f = 0; f < width; f++) {
        gradient[f] += error * track.levels.get(i)[f];
      }
      for (int u = 0; u < UNITS; u++) {
        int unit = width + u * (width + 2);
        gradient[unit] += error * active[i][u];
        double inside = error * weights[unit] * (1 - active[i][u] * active[i][u]);
        gradient[unit + 1] += inside;
        for (int f = 0; f < width; f++) {
          gradient[unit + 2 + f] += inside * track.levels.get(i)[f];
        }
      }
    }
  }

  private static double product(double[] weights, int from, double[] x) {
    double sum = 0;
    for (int f = 0; f < x.length; f++) {
      sum += weights[from + f] * x[f];
    }
    return sum;
  }

  /** Adds a network's share to the mean, its weights turned to features as they are measured. */
  private static void add(
      double[] weights, double[] mean, double[] deviation, List<double[]> rows) {
    int width = BeatLevel.FEATURES;
    for (int f = 0; f < width; f++) {
      rows.getFirst()[f] += weights[f] / deviation[f] / NETWORKS;
    }
    for (int u = 0; u < UNITS; u++) {
      int unit = width + u * (width + 2);
      double[] row = Arrays.copyOfRange(weights, unit, unit + width + 2);
      row[0] /= NETWORKS;
      for (int f = 0; f < width; f++) {
        row[2 + f] /= deviation[f];
        row[1] -= row[2 + f] * mean[f];
      }
      rows.add(row);
    }
  }

  private static List<String> table(List<double[]> rows) {
    var lines = new ArrayList<String>();
    lines.add(
        "# Weights of the network that tells which level of a pulse is the beat; see BeatLevel");
    for (double[] row : rows) {
      lines.add(
          String.join(
              " ",
              Arrays.stream(row).mapToObj(w -> String.format(Locale.ROOT, "%.4g", w)).toList()));
    }
    return lines;
  }
}
