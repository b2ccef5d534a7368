package dev.backline.audio.tempo;

import dev.backline.audio.voice.Note;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tempo, beats and bars of a singer alone. The onsets are read at a first tempo and their time is
 * straightened by it; then each tempo that is in a simple ratio to it is tried in each metre with
 * each beginning of the bar, and the likeliest of all these readings is taken.
 */
public final class SungPulse {
  private static final int FEWEST_NOTES = 6;
  private static final long LEAST_SPAN_MS = 600;

  /** Nobody sings like that: the notes fit no tempo that was told. */
  private static final double FASTEST_BPM = 1000;

  /** How sure one can be of the tempo of a singer who does not keep it. */
  private static final double FREE_CONFIDENCE = 0.6;

  /** How much the steps and the accents of a free singer count: both tell some of the same. */
  private static final double RHYTHM = 0.5;

  private static final double ACCENTS = 0.6;

  private SungPulse() {}

  /**
   * @param notes of the singer
   * @param durationSeconds of the track: beats run to its end
   * @param prior what tempi are likely
   * @param tempoHint beats per minute that the user knows, believed within 6 %
   */
  public static Pulse of(
      List<Note> notes, double durationSeconds, TempoPrior prior, OptionalDouble tempoHint) {
    if (notes.size() < FEWEST_NOTES
        || notes.getLast().startMs() - notes.getFirst().startMs() < LEAST_SPAN_MS) {
      return Pulse.NONE;
    }
    FirstReading first = FirstReading.of(notes, tempoHint);
    if (first.bpm() > FASTEST_BPM) {
      return Pulse.NONE;
    }
    double[] levels = tempoHint.isPresent() ? new double[] {first.bpm()} : first.levels();
    Melody heard = first.excerpt();
    List<SungReading> readings =
        Arrays.stream(levels)
            .mapToObj(bpm -> SungReading.at(bpm, heard, Judges.FITTED))
            .flatMap(List::stream)
            .toList();
    List<TempoCandidate> candidates = candidates(readings, prior);
    double bpm = candidates.getFirst().bpm();
    SungReading best =
        readings.stream()
            .filter(reading -> reading.bpm() == bpm)
            .max(Comparator.comparingDouble((SungReading r) -> ReadingWeights.FITTED.score(r)))
            .orElseThrow();
    double[] onsets = notes.stream().mapToDouble(note -> note.startMs() / 1000.0).toArray();
    Counted counted =
        first
            .free()
            .map(freedom -> free(first.melody(), best, onsets, freedom))
            .orElseGet(() -> even(first.melody(), best, onsets));
    Pulse pulse =
        Beats.of(
            counted.map, best.metre(), counted.offset, counted.bars, durationSeconds, candidates);
    return pulse.steady() ? pulse : unsure(pulse);
  }

  /**
   * When the ticks of a reading are.
   *
   * @param offset what to add to the map's ticks so that bars begin where they do in the reading
   */
  private record Counted(TimeMap map, int offset, BarLines bars) {}

  private static Counted even(Melody melody, SungReading best, double[] onsets) {
    int[] ticks = ticks(melody, best);
    TimeMap map = TimeMap.of(onsets, ticks);
    int offset = barOffset(ticks, map.ticks(), best.metre().ticksPerBar());
    double[][] accents = accents(melody, best, map.ticks());
    int[] barTicks = Arrays.stream(map.ticks()).map(tick -> tick + offset).toArray();
    return new Counted(map, offset, BarLines.of(accents, barTicks, best.metre()));
  }

  /** What the melody says of its bars tells a singer who waits from one who counts on. */
  private static Counted free(Melody melody, SungReading best, double[] onsets, Freedom freedom) {
    double[][] accents = accents(melody, best, ticks(melody, best));
    double[][] cautious =
        Arrays.stream(accents)
            .map(row -> Arrays.stream(row).map(log -> ACCENTS * log).toArray())
            .toArray(double[][]::new);
    RhythmReading reading =
        RhythmDecoder.near(best.bpm(), best.metre(), RHYTHM).read(onsets, freedom, cautious);
    BarLines bars = BarLines.of(accents, reading.ticks(), best.metre());
    return new Counted(TimeMap.bent(onsets, reading), 0, bars);
  }

  private static int[] ticks(Melody melody, SungReading best) {
    return Arrays.stream(melody.onsets()).mapToInt(best::tick).toArray();
  }

  private static double[][] accents(Melody melody, SungReading best, int[] ticks) {
    return Judges.FITTED
        .accents(best.metre())
        .of(NoteContext.of(melody, ticks, best.tickSeconds()));
  }

  private static Pulse unsure(Pulse pulse) {
    return new Pulse(
        pulse.bpm(),
        FREE_CONFIDENCE * pulse.confidence(),
        pulse.steady(),
        pulse.candidates(),
        pulse.metre(),
        pulse.beats(),
        pulse.downbeats());
  }

  /** The tempi of the readings with their chances, likeliest first. */
  private static List<TempoCandidate> candidates(List<SungReading> readings, TempoPrior prior) {
    double[] scores = readings.stream().mapToDouble(reading -> score(reading, prior)).toArray();
    double greatest = Arrays.stream(scores).max().orElse(0);
    double sum = Arrays.stream(scores).map(score -> Math.exp(score - greatest)).sum();
    var chances = new LinkedHashMap<Double, Double>();
    for (int k = 0; k < scores.length; k++) {
      chances.merge(readings.get(k).bpm(), Math.exp(scores[k] - greatest) / sum, Double::sum);
    }
    return chances.entrySet().stream()
        .map(entry -> new TempoCandidate(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingDouble(TempoCandidate::score)
                .reversed()
                .thenComparing(TempoCandidate::bpm))
        .toList();
  }

  private static double score(SungReading reading, TempoPrior prior) {
    double bpm = reading.bpm();
    return ReadingWeights.FITTED.score(reading) + prior.log(bpm) - TempoPrior.SUNG.log(bpm);
  }

  /** What to add to the ticks of the map so that bars begin where they do in the reading. */
  private static int barOffset(int[] read, int[] mapped, int bar) {
    var votes = new int[bar];
    for (int i = 0; i < read.length; i++) {
      votes[Math.floorMod(read[i] - mapped[i], bar)]++;
    }
    int offset = 0;
    for (int i = 1; i < bar; i++) {
      offset = votes[i] > votes[offset] ? i : offset;
    }
    return offset;
  }
}
