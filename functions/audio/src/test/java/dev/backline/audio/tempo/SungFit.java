package dev.backline.audio.tempo;

import dev.backline.audio.fit.Bend;
import dev.backline.audio.fit.Singer;
import dev.backline.audio.fit.SungTake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Fits everything by which a bare voice is read to simulated singers of POP909: {@code SungFit
 * <POP909> <first> <last> <folder>}. Writes {@code rhythm.txt}, {@code accents-*.txt} and {@code
 * sung-readings.txt}. The last judges by the former, so each half of the songs shows it what tables
 * of the other half say of it; those that are written rest on all.
 */
public final class SungFit {
  private static final int KEPT = 3;
  private static final double SAME_TEMPO = 0.04;
  private static final double LEAST_AGREEMENT = 0.6;
  private static final double[] SPEEDS = {0.85, 1, 1.2};
  private static final double[] WINDOWS_SECONDS = {15, 80};
  private static final double SHIFTED_WEIGHT = 0.5;
  private static final double BENT_WEIGHT = 0.3;
  private static final double IMPROVISED_WEIGHT = 0.5;
  private static final int IMPROVISED = 40;
  private static final int IMPROVISED_BARS = 28;

  private final Path songs;
  private final int[] numbers;
  private final List<Choice> readings = new ArrayList<>();

  private SungFit(Path songs, int[] numbers) {
    this.songs = songs;
    this.numbers = numbers;
  }

  public static void main(String[] args) throws IOException {
    int first = Integer.parseInt(args[1]);
    int last = Integer.parseInt(args[2]);
    int[] all = IntStream.rangeClosed(first, last).toArray();
    var fit = new SungFit(Path.of(args[0]), all);
    fit.run(Files.createDirectories(Path.of(args[3])));
  }

  private void run(Path out) throws IOException {
    int middle = numbers.length / 2;
    int[] one = Arrays.copyOfRange(numbers, 0, middle);
    int[] other = Arrays.copyOfRange(numbers, middle, numbers.length);
    Judges ofOne = judges(one);
    Judges ofOther = judges(other);
    var takes = new ArrayList<Judged>();
    takes.addAll(judged(one, ofOther));
    takes.addAll(judged(other, ofOne));
    takes.addAll(improvised(ofOne));
    for (Judged take : takes) {
      choice(take).ifPresent(readings::add);
    }
    ReadingWeights weights = ReadingFit.weights(readings);
    write(
        out,
        "sung-readings.txt",
        "Weights of the readings of a melody; see SungReading",
        List.of(weights.weights()));
    tables(out);
    System.out.printf("%d takes%n", readings.size());
  }

  private record Judged(
      SungTake take, FirstReading first, Metre metre, Judges judges, double weight) {

    static Judged of(SungTake take, Metre metre, Judges judges, double weight) {
      var first = FirstReading.of(take.notes(), OptionalDouble.empty());
      return new Judged(take, first, metre, judges, weight);
    }
  }

  private Judges judges(int[] part) throws IOException {
    List<SungTake> quadruple = lessons(part, Bend.NONE);
    return new Judges(
        new Accents(AccentsFit.rows(quadruple, Metre.FOUR_FOUR)),
        new Accents(AccentsFit.rows(lessons(part, Bend.THREE_FOUR), Metre.THREE_FOUR)),
        new Accents(AccentsFit.rows(lessons(part, Bend.SIX_EIGHT), Metre.SIX_EIGHT)),
        new Rhythm.Counts(RhythmFit.rows(quadruple)));
  }

  private void tables(Path out) throws IOException {
    List<SungTake> quadruple = lessons(numbers, Bend.NONE);
    write(
        out,
        "rhythm.txt",
        "Steps from note to note in 4/4: for songs at 62, 85 and 125 BPM a row for each sixteenth"
            + " of the bar with the chance that the next note comes 1 to 16 later (first: later"
            + " still), then a row of where it falls then; see Rhythm",
        RhythmFit.rows(quadruple));
    String accents = "Coefficients of a network that tells where in a bar a sung note stands; see";
    write(
        out, "accents-4-4.txt", accents + " Accents", AccentsFit.rows(quadruple, Metre.FOUR_FOUR));
    write(
        out,
        "accents-3-4.txt",
        accents + " Accents",
        AccentsFit.rows(lessons(numbers, Bend.THREE_FOUR), Metre.THREE_FOUR));
    write(
        out,
        "accents-6-8.txt",
        accents + " Accents",
        AccentsFit.rows(lessons(numbers, Bend.SIX_EIGHT), Metre.SIX_EIGHT));
  }

  private List<SungTake> lessons(int[] part, Bend bend) throws IOException {
    var takes = new ArrayList<SungTake>();
    for (double speed : SPEEDS) {
      for (double from : WINDOWS_SECONDS) {
        takes.addAll(takes(part, bend, speed, from));
      }
    }
    return takes;
  }

  private List<SungTake> takes(int[] part, Bend bend, double speed, double from)
      throws IOException {
    var takes = new ArrayList<SungTake>();
    for (int number : part) {
      long seed = Math.round(1e6 * speed + 1e3 * number + from);
      new Singer(seed, speed, from, bend)
          .sing(songs, number)
          .filter(take -> take.beatsPerBar() == metre(bend).beatsPerBar())
          .ifPresent(takes::add);
    }
    return takes;
  }

  private static Metre metre(Bend bend) {
    return switch (bend) {
      case NONE -> Metre.FOUR_FOUR;
      case THREE_FOUR -> Metre.THREE_FOUR;
      case SIX_EIGHT -> Metre.SIX_EIGHT;
    };
  }

  private List<Judged> judged(int[] part, Judges judges) throws IOException {
    var judged = new ArrayList<Judged>();
    for (SungTake take : takes(part, Bend.NONE, 1, 15)) {
      judged.add(Judged.of(take, Metre.FOUR_FOUR, judges, 1));
    }
    for (double speed : new double[] {SPEEDS[0], SPEEDS[2]}) {
      for (SungTake take : takes(part, Bend.NONE, speed, 30)) {
        judged.add(Judged.of(take, Metre.FOUR_FOUR, judges, SHIFTED_WEIGHT));
      }
    }
    for (Bend bend : new Bend[] {Bend.THREE_FOUR, Bend.SIX_EIGHT}) {
      for (SungTake take : takes(part, bend, 1, 30)) {
        judged.add(Judged.of(take, metre(bend), judges, BENT_WEIGHT));
      }
    }
    return judged;
  }

  private static List<Judged> improvised(Judges judges) {
    var judged = new ArrayList<Judged>();
    var random = new Random(5);
    for (Metre metre : new Metre[] {Metre.FOUR_FOUR, Metre.THREE_FOUR, Metre.SIX_EIGHT}) {
      for (int i = 0; i < IMPROVISED; i++) {
        double bpm = metre == Metre.SIX_EIGHT ? 48 + random.nextInt(40) : 70 + random.nextInt(80);
        var melody = new ImprovisedMelody(bpm, metre, IMPROVISED_BARS, -1, 1000 + i);
        var take =
            new SungTake(
                "improvised",
                melody.sing(),
                melody.barLines(),
                melody.barLines(),
                bpm,
                metre.beatsPerBar(),
                metre.beatDivision(),
                melody.seconds());
        judged.add(Judged.of(take, metre, judges, IMPROVISED_WEIGHT));
      }
    }
    return judged;
  }

  /** Empty when no reading agrees with the score. */
  private static Optional<Choice> choice(Judged judged) {
    Melody melody = judged.first.excerpt();
    Score score = Score.of(judged.take, judged.metre);
    var kept = new ArrayList<SungReading>();
    SungReading right = null;
    double most = LEAST_AGREEMENT;
    for (double bpm : judged.first.levels()) {
      List<SungReading> all = SungReading.at(bpm, melody, judged.judges);
      for (Metre metre : Metre.values()) {
        all.stream()
            .filter(reading -> reading.metre() == metre)
            .sorted(Comparator.comparingDouble((SungReading r) -> -ReadingWeights.FITTED.score(r)))
            .limit(KEPT)
            .forEach(kept::add);
      }
      for (SungReading reading : all) {
        boolean fits = reading.metre() == judged.metre && same(bpm, judged.take);
        double agreement = fits ? agreement(reading, melody, score) : 0;
        if (agreement > most) {
          right = reading;
          most = agreement;
        }
      }
    }
    if (right == null) {
      return Optional.empty();
    }
    kept.remove(right);
    kept.add(right);
    double[][] features = kept.stream().map(SungReading::features).toArray(double[][]::new);
    return Optional.of(new Choice(features, kept.size() - 1, judged.weight));
  }

  private static double agreement(SungReading reading, Melody melody, Score score) {
    int agree = 0;
    for (int i = 0; i < melody.size(); i++) {
      int place = Math.floorMod(reading.tick(melody.onsets()[i]), reading.metre().ticksPerBar());
      agree += place == score.places()[i] ? 1 : 0;
    }
    return agree / (double) melody.size();
  }

  private static boolean same(double bpm, SungTake take) {
    return Math.abs(bpm / take.bpm() - 1) < SAME_TEMPO;
  }

  private static void write(Path out, String name, String title, List<double[]> rows)
      throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# " + title);
    for (double[] row : rows) {
      lines.add(
          String.join(
              " ",
              Arrays.stream(row).mapToObj(w -> String.format(Locale.ROOT, "%.4g", w)).toList()));
    }
    Files.write(out.resolve(name), lines);
  }
}
