package dev.backline.audio.tempo;

import dev.backline.audio.voice.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tempo, beats and bars of a singer alone. The onsets are read at a first tempo and their time is
 * straightened by it; then each tempo that is in a simple ratio to it is tried in each metre with
 * each beginning of the bar, and the likeliest of all these readings is taken.
 */
public final class SungPulse {
  private static final int FEWEST_NOTES = 6;
  private static final int EXCERPT_NOTES = 400;
  private static final double[] RATIOS = {
    1, 1 / 2.0, 2, 2 / 3.0, 3 / 2.0, 3 / 4.0, 4 / 3.0, 1 / 4.0, 4, 1 / 3.0, 3
  };
  private static final double LOWEST_BPM = 40;
  private static final double HIGHEST_BPM = 220;
  private static final double AROUND = 1.06;

  /** How far a take without an even tempo may stray from its mean. */
  private static final double FREE = 1.15;

  private static final double FIRST_TEMPER = 0.5;

  private SungPulse() {}

  /**
   * @param notes of the singer
   * @param durationSeconds of the track: beats run to its end
   * @param prior what tempi are likely
   * @param tempoHint beats per minute that the user knows, believed within 6 %
   */
  public static Pulse of(
      List<Note> notes, double durationSeconds, TempoPrior prior, OptionalDouble tempoHint) {
    if (notes.size() < FEWEST_NOTES) {
      return Pulse.NONE;
    }
    double[] onsets = notes.stream().mapToDouble(note -> note.startMs() / 1000.0).toArray();
    double base = tempoHint.orElseGet(() -> firstTempo(excerpt(onsets)));
    TimeMap first = map(onsets, base, AROUND);
    if (!first.rigid()) {
      first = map(onsets, base, FREE);
    }
    double mapped = 15 / first.tickSeconds();
    Melody melody = Melody.of(notes, straightened(onsets, first));
    List<SungReading> readings = readings(melody, mapped, prior, tempoHint.isPresent());
    List<TempoCandidate> candidates = candidates(readings);
    double bpm = candidates.getFirst().bpm();
    SungReading best =
        readings.stream()
            .filter(reading -> reading.bpm() == bpm)
            .max(Comparator.comparingDouble(SungReading::score))
            .orElseThrow();
    int[] ticks = Arrays.stream(melody.onsets()).mapToInt(best::tick).toArray();
    TimeMap map = TimeMap.of(onsets, ticks);
    double exact = 60.0 / best.metre().ticksPerBeat() / map.tickSeconds();
    int offset = barOffset(ticks, map.ticks(), best.metre().ticksPerBar());
    return Beats.of(
        map,
        best.metre(),
        offset,
        bars(melody, best, map.ticks(), offset),
        durationSeconds,
        candidates.stream()
            .map(c -> new TempoCandidate(c.bpm() * exact / bpm, c.score()))
            .toList());
  }

  private static BarLines bars(Melody melody, SungReading best, int[] ticks, int offset) {
    double[][] accents =
        Accents.in(best.metre()).of(NoteContext.of(melody, ticks, best.tickSeconds()));
    int[] barTicks = Arrays.stream(ticks).map(tick -> tick + offset).toArray();
    return BarLines.of(accents, barTicks, best.metre());
  }

  private static double[] excerpt(double[] onsets) {
    int from = Math.max(0, (onsets.length - EXCERPT_NOTES) / 2);
    return Arrays.copyOfRange(onsets, from, Math.min(onsets.length, from + EXCERPT_NOTES));
  }

  private static double firstTempo(double[] onsets) {
    RhythmReading reading = new RhythmDecoder(Metre.FOUR_FOUR, 45, 215, FIRST_TEMPER).read(onsets);
    return 15 / TimeMap.of(onsets, reading.ticks()).tickSeconds();
  }

  private static TimeMap map(double[] onsets, double bpm, double range) {
    var decoder = new RhythmDecoder(Metre.FOUR_FOUR, bpm / range, bpm * range, 1);
    return TimeMap.of(onsets, decoder.read(onsets).ticks());
  }

  /** When the onsets would be if the singer had kept the mean tempo. */
  private static double[] straightened(double[] onsets, TimeMap map) {
    var even = new double[onsets.length];
    for (int i = 0; i < even.length; i++) {
      int tick = map.ticks()[i];
      even[i] = tick * map.tickSeconds() + onsets[i] - map.at(tick);
    }
    return even;
  }

  private static List<SungReading> readings(
      Melody melody, double base, TempoPrior prior, boolean known) {
    Melody heard = melody.excerpt(EXCERPT_NOTES);
    var readings = new ArrayList<SungReading>();
    for (double ratio : known ? new double[] {1} : RATIOS) {
      double bpm = base * ratio;
      if (known || (bpm >= LOWEST_BPM && bpm <= HIGHEST_BPM)) {
        double leaning = prior.log(bpm) - TempoPrior.SUNG.log(bpm);
        for (SungReading reading : SungReading.at(bpm, heard)) {
          readings.add(
              new SungReading(bpm, reading.metre(), reading.origin(), reading.score() + leaning));
        }
      }
    }
    return readings;
  }

  /** The tempi of the readings with their chances, likeliest first. */
  private static List<TempoCandidate> candidates(List<SungReading> readings) {
    double best = readings.stream().mapToDouble(SungReading::score).max().orElse(0);
    var weights = new HashMap<Double, Double>();
    double sum = 0;
    for (SungReading reading : readings) {
      double weight = Math.exp(reading.score() - best);
      weights.merge(reading.bpm(), weight, Double::sum);
      sum += weight;
    }
    double all = sum;
    return weights.entrySet().stream()
        .map(entry -> new TempoCandidate(entry.getKey(), entry.getValue() / all))
        .sorted(
            Comparator.comparingDouble(TempoCandidate::score)
                .reversed()
                .thenComparing(TempoCandidate::bpm))
        .toList();
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
