package dev.backline.audio.band.harmony;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Finds the chords: for each kind of section the progression of the genre that carries the sung
 * notes best, then by dynamic programming over all slots the way that leaves it only where the
 * melody asks for another chord, and comes home at the end.
 */
public final class Harmoniser {
  private static final double MELODY = 2.6;
  private static final double LOOP = 1.1;
  private static final double HOME = 100;
  private static final List<String> MAJOR = List.of("I", "ii", "iii", "IV", "V", "vi");
  private static final List<String> MINOR = List.of("i", "III", "iv", "v", "V", "VI", "VII");

  private final Key key;
  private final List<List<Chord>> progressions;
  private final List<Chord> candidates;
  private final SplittableRandom random;

  /**
   * A harmoniser.
   *
   * @param progressions of the genre, numerals divided by blanks: "I V vi IV"
   * @param seed chooses among progressions that fit alike
   */
  public Harmoniser(Key key, List<String> progressions, long seed) {
    this.key = key;
    this.progressions =
        progressions.stream()
            .map(text -> List.of(text.split(" ")).stream().map(n -> Chord.of(key, n)).toList())
            .toList();
    var all = new LinkedHashSet<Chord>();
    this.progressions.forEach(all::addAll);
    (key.mode() == Key.Mode.MAJOR ? MAJOR : MINOR).forEach(n -> all.add(Chord.of(key, n)));
    candidates = List.copyOf(all);
    random = new SplittableRandom(seed);
  }

  /**
   * One slot: the time of one chord.
   *
   * @param melody what is sung in it
   * @param group slots of one group share a progression (all verses, all choruses)
   * @param place position in its section, from 0
   * @param closing whether a phrase ends here and the harmony should rest
   */
  public record Slot(Melody melody, String group, int place, boolean closing) {}

  /**
   * A chord for each slot.
   *
   * @param ends whether the song ends with the last, which then is the tonic
   */
  public List<Chord> harmonise(List<Slot> slots, boolean ends) {
    if (slots.isEmpty()) return List.of();
    var loops = chooseLoops(slots);
    int count = candidates.size();
    var scores = new double[slots.size()][count];
    var came = new int[slots.size()][count];
    for (int i = 0; i < slots.size(); i++) {
      for (int c = 0; c < count; c++) {
        double own = own(slots, i, candidates.get(c), loops);
        double best = i == 0 ? 0 : Double.NEGATIVE_INFINITY;
        for (int p = 0; i > 0 && p < count; p++) {
          double way = scores[i - 1][p] + step(candidates.get(p), candidates.get(c));
          if (way > best) {
            best = way;
            came[i][c] = p;
          }
        }
        scores[i][c] = own + best;
      }
    }
    double[] last = scores[slots.size() - 1];
    for (int c = 0; ends && c < count; c++) {
      if (candidates.get(c).root() == key.tonic()) last[c] += HOME;
    }
    int at = 0;
    for (int c = 1; c < count; c++) if (last[c] > last[at]) at = c;
    var chords = new ArrayList<Chord>();
    for (int i = slots.size() - 1; i >= 0; i--) {
      chords.add(candidates.get(at));
      at = came[i][at];
    }
    return chords.reversed();
  }

  private Map<String, List<Chord>> chooseLoops(List<Slot> slots) {
    var loops = new LinkedHashMap<String, List<Chord>>();
    for (var slot : slots) {
      if (loops.containsKey(slot.group())) continue;
      var best = progressions.getFirst();
      double bestScore = Double.NEGATIVE_INFINITY;
      for (var loop : progressions) {
        double score = 0;
        int members = 0;
        for (var other : slots) {
          if (!other.group().equals(slot.group())) continue;
          score += other.melody().fit(loop.get(other.place() % loop.size()), key);
          members++;
        }
        double taste = 0.12 * members * random.nextDouble();
        double fresh = loops.containsValue(loop) ? -0.06 * members : 0;
        if (score + taste + fresh > bestScore) {
          bestScore = score + taste + fresh;
          best = loop;
        }
      }
      loops.put(slot.group(), best);
    }
    return loops;
  }

  private double own(List<Slot> slots, int index, Chord chord, Map<String, List<Chord>> loops) {
    var slot = slots.get(index);
    var loop = loops.get(slot.group());
    double score = MELODY * slot.melody().fit(chord, key);
    if (loop.get(slot.place() % loop.size()).equals(chord)) score += LOOP;
    boolean tonic = chord.root() == key.tonic();
    if (tonic) score += slot.place() == 0 ? 0.6 : 0.2;
    score -= pullFromHome(chord);
    if (tonic && slot.closing()) score += 0.4;
    if (chord.quality() == Chord.Quality.DIMINISHED) score -= 0.4;
    if (!key.contains(chord.root()) || !key.contains(chord.third())) score -= 0.15;
    return score;
  }

  /** Chords that let the ear take the relative key for home; a song uses them sparingly. */
  private double pullFromHome(Chord chord) {
    int above = Math.floorMod(chord.root() - key.tonic(), 12);
    if (key.mode() == Key.Mode.MAJOR) return above == 4 ? 0.5 : above == 9 ? 0.3 : 0;
    return above == 3 ? 0.6 : above == 10 ? 0.4 : above == 8 ? 0.1 : 0;
  }

  private static double step(Chord from, Chord to) {
    if (from.equals(to)) return -0.12;
    int up = Math.floorMod(to.root() - from.root(), 12);
    return up == 5 ? 0.12 : up == 7 || up == 2 || up == 10 ? 0.05 : 0;
  }
}
