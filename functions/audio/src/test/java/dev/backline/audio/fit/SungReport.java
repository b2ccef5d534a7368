package dev.backline.audio.fit;

import dev.backline.audio.tempo.Pulse;
import dev.backline.audio.tempo.SungPulse;
import dev.backline.audio.tempo.TempoPrior;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Prints how well tempo and bars of simulated singers are found: {@code SungReport <POP909> <first>
 * <last> <step> <bend> <time> <speed>...}. Or {@code SungReport folk}: traditional tunes. Acc1 is
 * within 4 %, Acc2 allows half, double, a third and three times; a downbeat is right within 70 ms,
 * and so is a beat, whether all beats are counted, every other one or twice as many.
 */
public final class SungReport {
  private static final double FROM_SECONDS = 15;
  private static final double[] COMPOUND_BPM = {52, 60, 70, 80};
  private static final double[] SIMPLE_BPM = {80, 95, 110, 130};
  private static final double SAME_TEMPO = 0.04;
  private static final double SAME_BEAT_SECONDS = 0.07;

  private int takes;
  private int right;
  private int octave;
  private double beats;
  private double downbeats;
  private int free;
  private int metres;
  private double confidence;
  private double squares;
  private double log;
  private final List<String> wrong = new ArrayList<>();

  private SungReport() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("folk")) {
      folk();
      return;
    }
    for (int a = 6; a < args.length; a++) {
      Bend bend = Bend.valueOf(args[4]);
      FreeTime time = FreeTime.valueOf(args[5]);
      double speed = Double.parseDouble(args[a]);
      var report = new SungReport();
      for (int n = Integer.parseInt(args[1]);
          n <= Integer.parseInt(args[2]);
          n += Integer.parseInt(args[3])) {
        long seed = n;
        new Singer(n, speed, FROM_SECONDS, bend)
            .sing(Path.of(args[0]), n)
            .map(take -> time.of(take, seed))
            .ifPresent(report::add);
      }
      report.print(bend + " " + time + " x" + args[a]);
    }
  }

  private static void folk() {
    for (int beatsPerBar = 2; beatsPerBar <= 4; beatsPerBar++) {
      var report = new SungReport();
      for (FolkSong tune : FolkSong.values()) {
        if (tune.beatsPerBar() == beatsPerBar) {
          for (double bpm : beatsPerBar == 2 ? COMPOUND_BPM : SIMPLE_BPM) {
            report.add(tune.sing(bpm, Math.round(bpm)));
          }
        }
      }
      report.print("traditional tunes with " + beatsPerBar + " beats in a bar");
    }
  }

  private void add(SungTake take) {
    Pulse pulse =
        SungPulse.of(take.notes(), take.seconds(), TempoPrior.SUNG, OptionalDouble.empty());
    boolean same = Math.abs(pulse.bpm() / take.bpm() - 1) < SAME_TEMPO;
    takes++;
    right += same ? 1 : 0;
    octave +=
        DoubleStream.of(1, 2, 0.5, 3, 1 / 3.0)
                .anyMatch(k -> Math.abs(pulse.bpm() / take.bpm() / k - 1) < SAME_TEMPO)
            ? 1
            : 0;
    beats += beats(pulse.beats(), take.beats());
    free += pulse.steady() ? 0 : 1;
    downbeats += f1(pulse.downbeats(), take.downbeats());
    metres +=
        pulse.metre().beatsPerBar() == take.beatsPerBar()
                && pulse.metre().beatDivision() == take.beatDivision()
            ? 1
            : 0;
    confidence += pulse.confidence();
    squares += Math.pow(pulse.confidence() - (same ? 1 : 0), 2);
    log -=
        Math.log(
            Math.max(
                1e-3,
                pulse.candidates().stream()
                    .filter(c -> Math.abs(c.bpm() / take.bpm() - 1) < SAME_TEMPO)
                    .mapToDouble(c -> c.score())
                    .sum()));
    if (!same) {
      wrong.add(String.format(Locale.ROOT, "%s %.0f->%.1f", take.name(), take.bpm(), pulse.bpm()));
    }
  }

  private static double beats(List<Double> heard, List<Double> truth) {
    var twice = new ArrayList<Double>();
    for (int i = 0; i + 1 < heard.size(); i++) {
      twice.add(heard.get(i));
      twice.add((heard.get(i) + heard.get(i + 1)) / 2);
    }
    return Stream.of(heard, half(heard, 0), half(heard, 1), twice)
        .mapToDouble(counted -> f1(counted, truth))
        .max()
        .orElse(0);
  }

  private static List<Double> half(List<Double> beats, int first) {
    var half = new ArrayList<Double>();
    for (int i = first; i < beats.size(); i += 2) {
      half.add(beats.get(i));
    }
    return half;
  }

  private static double f1(List<Double> heard, List<Double> truth) {
    var left = new ArrayList<>(truth);
    int hits = 0;
    for (double time : heard) {
      hits += left.removeIf(t -> Math.abs(t - time) <= SAME_BEAT_SECONDS) ? 1 : 0;
    }
    return 2.0 * hits / (truth.size() + heard.size());
  }

  private void print(String title) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d takes, Acc1 %.1f, Acc2 %.1f, beat F1 %.3f, downbeat F1 %.3f, metre %.1f, free %.1f;"
            + " mean confidence %.3f, Brier %.3f, log loss %.3f%n",
        title,
        takes,
        100.0 * right / takes,
        100.0 * octave / takes,
        beats / takes,
        downbeats / takes,
        100.0 * metres / takes,
        100.0 * free / takes,
        confidence / takes,
        squares / takes,
        log / takes);
    if (Boolean.getBoolean("wrong")) {
      System.out.println("  " + String.join(", ", wrong));
    }
  }
}
