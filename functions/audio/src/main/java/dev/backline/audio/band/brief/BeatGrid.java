package dev.backline.audio.band.brief;

import dev.backline.audio.pcm.PcmFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the beats lie, steady or following a singer. Beat 0 is the first downbeat; beats before it
 * and after the last known one go on in the nearest pace. In a beat that is much longer than those
 * beside it the singer waits: what lies within it comes at the pace before, and then time stands
 * still.
 */
public final class BeatGrid {
  private static final double STEADY_MS = 45;

  /** Who holds back the end of a phrase makes beats longer by less, one after the other. */
  private static final double WAIT = 1.3;

  /** Beats that differ by more do not tremble. */
  private static final double UNLIKE = 1.2;

  /** Where the singer waits, time stands still this far into the beat. */
  private static final double JUST_BEFORE_THE_NEXT = 1 - 1e-6;

  private final double[] beats;
  private final int beatsPerBar;

  private BeatGrid(double[] beats, int beatsPerBar) {
    if (beats.length < 2) throw new IllegalArgumentException("a grid needs at least two beats");
    if (beatsPerBar < 1 || beatsPerBar > 16) {
      throw new IllegalArgumentException("beatsPerBar must be 1 to 16, was " + beatsPerBar);
    }
    for (int i = 1; i < beats.length; i++) {
      if (!(beats[i] > beats[i - 1])) {
        throw new IllegalArgumentException("beats must ascend; beat " + i + " does not");
      }
    }
    this.beats = beats;
    this.beatsPerBar = beatsPerBar;
  }

  /** A grid of one tempo, 20 to 400 beats a minute. */
  public static BeatGrid steady(double bpm, double firstDownbeatMs, int beatsPerBar) {
    if (!(bpm >= 20 && bpm <= 400)) {
      throw new IllegalArgumentException("tempo must be 20 to 400 BPM, was " + bpm);
    }
    double start = firstDownbeatMs * PcmFormat.WORKING_FRAMES_PER_MS;
    double beat = 60.0 * PcmFormat.WORKING_RATE_HZ / bpm;
    var beats = new double[64];
    for (int i = 0; i < beats.length; i++) beats[i] = start + i * beat;
    return new BeatGrid(beats, beatsPerBar);
  }

  /** A grid through beats that were found, in ms, ascending; those before the downbeat are left. */
  public static BeatGrid following(List<Double> beatsMs, double firstDownbeatMs, int beatsPerBar) {
    double[] kept =
        beatsMs.stream()
            .filter(ms -> ms > firstDownbeatMs + 100)
            .mapToDouble(ms -> ms * PcmFormat.WORKING_FRAMES_PER_MS)
            .toArray();
    var beats = new double[kept.length + 1];
    beats[0] = firstDownbeatMs * PcmFormat.WORKING_FRAMES_PER_MS;
    System.arraycopy(kept, 0, beats, 1, kept.length);
    return new BeatGrid(beats, beatsPerBar);
  }

  /**
   * The grid of beats as they were heard, in ms, ascending: steady where the performer was, to
   * within a few hundredths of a second, else following her, without the trembling of the ear.
   */
  public static BeatGrid heard(List<Double> beatsMs, double firstDownbeatMs, int beatsPerBar) {
    var kept = beatsMs.stream().filter(ms -> ms > firstDownbeatMs - 100).toList();
    if (kept.size() < 3) return following(beatsMs, firstDownbeatMs, beatsPerBar);
    int count = kept.size();
    double meanBeat = (count - 1) / 2.0;
    double meanMs = kept.stream().mapToDouble(ms -> ms).average().orElseThrow();
    double product = 0;
    double square = 0;
    for (int i = 0; i < count; i++) {
      product += (i - meanBeat) * (kept.get(i) - meanMs);
      square += (i - meanBeat) * (i - meanBeat);
    }
    double gap = product / square;
    double start = meanMs - meanBeat * gap;
    double worst = 0;
    for (int i = 0; i < count; i++) {
      worst = Math.max(worst, Math.abs(kept.get(i) - start - i * gap));
    }
    if (worst <= STEADY_MS && gap > 150) return steady(60_000 / gap, start, beatsPerBar);
    var smooth = new ArrayList<Double>();
    for (int i = 0; i < count; i++) {
      boolean edge = i < 2 || i > count - 3;
      smooth.add(edge || !alike(kept, i) ? kept.get(i) : smoothed(kept, i));
    }
    return following(smooth, smooth.getFirst(), beatsPerBar);
  }

  /** A wait, or another tempo, is not to be smeared over the beats beside it. */
  private static boolean alike(List<Double> beats, int i) {
    double shortest = Double.MAX_VALUE;
    double longest = 0;
    for (int j = i - 2; j < i + 2; j++) {
      double gap = beats.get(j + 1) - beats.get(j);
      shortest = Math.min(shortest, gap);
      longest = Math.max(longest, gap);
    }
    return longest < UNLIKE * shortest;
  }

  /** A parabola through five beats (Savitzky and Golay 1964), which leaves rubato as it is. */
  private static double smoothed(List<Double> beats, int i) {
    double near = beats.get(i - 1) + beats.get(i + 1);
    double far = beats.get(i - 2) + beats.get(i + 2);
    return (17 * beats.get(i) + 12 * near - 3 * far) / 35;
  }

  /**
   * The same beats, counted from the first bar line of the recording, so that a band may play
   * before the singer enters; as they are when not even one bar is free until then.
   */
  public BeatGrid introduced(double entryMs) {
    int bars = (int) Math.floor(beats[0] / (openingPace() * beatsPerBar));
    int added = bars * beatsPerBar;
    double firstBarEnd = beats[0] - (added - beatsPerBar) * openingPace();
    if (bars < 1 || firstBarEnd > entryMs * PcmFormat.WORKING_FRAMES_PER_MS) return this;
    var longer = new double[added + beats.length];
    for (int i = 0; i < added; i++) longer[i] = beats[0] - (added - i) * openingPace();
    System.arraycopy(beats, 0, longer, added, beats.length);
    return new BeatGrid(longer, beatsPerBar);
  }

  private double openingPace() {
    return usual(0, Math.min(8, beats.length - 1));
  }

  private double closingPace() {
    return usual(Math.max(0, beats.length - 9), beats.length - 1);
  }

  /** The median of the beats' lengths: waits do not count. */
  private double usual(int from, int to) {
    double[] lengths = new double[to - from];
    for (int i = from; i < to; i++) lengths[i - from] = beats[i + 1] - beats[i];
    Arrays.sort(lengths);
    return lengths[lengths.length / 2];
  }

  /** Twice as many beats, bars half as long. */
  public BeatGrid doubled() {
    var twice = new double[beats.length * 2 - 1];
    for (int i = 0; i < twice.length; i++) twice[i] = frameAt(i / 2.0);
    return new BeatGrid(twice, beatsPerBar);
  }

  /** Half as many beats, bars twice as long. */
  public BeatGrid halved() {
    var half = new ArrayList<Double>();
    for (int i = 0; i < beats.length + 2; i += 2) half.add(frameAt(i));
    return new BeatGrid(half.stream().mapToDouble(d -> d).toArray(), beatsPerBar);
  }

  /** The frame (48 kHz) of a beat counted from the first downbeat; fractions lie between beats. */
  public double frameAt(double beat) {
    int index = Math.clamp((long) Math.floor(beat), 0, beats.length - 2);
    int last = beats.length - 1;
    return beat < last
        ? beats[index] + (beat - index) * pace(index)
        : beats[last] + (beat - last) * closingPace();
  }

  /** From a beat on: its length, or that of the beat before where the singer waits in it. */
  private double pace(int index) {
    double length = beats[index + 1] - beats[index];
    int last = beats.length - 2;
    double before = index > 0 ? beats[index] - beats[index - 1] : 0;
    double after = index < last ? beats[index + 2] - beats[index + 1] : 0;
    boolean waits = last > 0 && length > WAIT * Math.max(before, after);
    return waits ? Math.max(before, after) : length;
  }

  /**
   * The beat at a frame: the inverse of {@link #frameAt}, but where a singer waits just short of
   * the next beat.
   */
  public double beatAt(double frame) {
    int last = beats.length - 1;
    if (frame >= beats[last]) return last + (frame - beats[last]) / closingPace();
    int low = 0;
    int high = last;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (beats[middle] <= frame) low = middle;
      else high = middle;
    }
    return low + Math.min(JUST_BEFORE_THE_NEXT, (frame - beats[low]) / pace(low));
  }

  /** The bar at a frame, in bars and parts of one from the first downbeat. */
  public double barAt(double frame) {
    return beatAt(frame) / beatsPerBar;
  }

  /** Beats in a bar. */
  public int beatsPerBar() {
    return beatsPerBar;
  }

  /** The median tempo in beats a minute. */
  public double tempo() {
    return 60.0 * PcmFormat.WORKING_RATE_HZ / usual(0, beats.length - 1);
  }
}
