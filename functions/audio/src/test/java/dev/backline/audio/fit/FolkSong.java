package dev.backline.audio.fit;

import dev.backline.audio.voice.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Traditional tunes, as somebody sings them alone. No table is fitted to them, but the weight of
 * repeats in {@code sung-readings.txt} was chosen by hand while they were watched.
 *
 * <p>A bar lists its notes as {@code degree:length}, with a comma for the octave below; lengths are
 * quarters in 3/4 and 4/4 and eighths in 6/8. The first entry is the upbeat, which may be empty.
 */
public enum FolkSong {
  AMAZING_GRACE(
      3,
      "5,:1|1:2 3:.5 1:.5|3:2 2:1|1:2 6,:1|5,:2 5,:1|1:2 3:.5 1:.5|3:2 2:1|5:3|5:2 3:1"
          + "|5:2 3:.5 1:.5|3:2 2:1|1:2 6,:1|5,:2 5,:1|1:2 3:.5 1:.5|3:2 2:1|1:3|1:2"),
  CLEMENTINE(
      3,
      "1:.75 1:.25|1:1 5,:1 3:.75 3:.25|3:1 1:1 1:.75 3:.25|5:1.5 5:.5 4:.5 3:.5|2:2 2:.75 3:.25"
          + "|4:1 4:1 3:.75 2:.25|3:1 1:1 1:.75 3:.25|2:1.5 5,:.5 7,:.75 2:.25|1:2"),
  MY_BONNIE(
      3,
      "5,:1|3:1 2:1 1:1|2:1 1:1 6,:1|5,:1 3,:2|3,:2 5,:1|3:1 2:1 1:1|1:1 7,:1 1:1|2:3|2:2 5,:1"
          + "|3:1 2:1 1:1|2:1 1:1 6,:1|5,:1 3,:2|3,:2 5,:1|6,:1 2:1 1:1|7,:1 6,:1 7,:1|1:3|1:2"),
  HAPPY_BIRTHDAY(
      3,
      "5,:.75 5,:.25|6,:1 5,:1 1:1|7,:2 5,:.75 5,:.25|6,:1 5,:1 2:1|1:2 5,:.75 5,:.25"
          + "|5:1 3:1 1:1|7,:1 6,:1 4:.75 4:.25|3:1 1:1 2:1|1:2"),
  AUGUSTIN(
      3,
      "|5:1.5 6:.5 5:.5 4:.5|3:1 1:1 1:1|2:1 5,:1 5,:1|3:1 1:1 1:1|5:1.5 6:.5 5:.5 4:.5"
          + "|3:1 1:1 1:1|2:1 5,:2|1:3"),
  SILENT_NIGHT(
      3,
      "|5:1.5 6:.5 5:1|3:3|5:1.5 6:.5 5:1|3:3|9:2 9:1|7:3|8:2 8:1|5:3|6:2 6:1|8:1.5 7:.5 6:1"
          + "|5:1.5 6:.5 5:1|3:3|6:2 6:1|8:1.5 7:.5 6:1|5:1.5 6:.5 5:1|3:3|9:2 9:1|11:1.5 9:.5 7:1"
          + "|8:3|10:3|8:1.5 5:.5 3:1|5:1.5 4:.5 2:1|1:3|1:2 r:1"),
  TWINKLE(
      4,
      "|1:1 1:1 5:1 5:1|6:1 6:1 5:2|4:1 4:1 3:1 3:1|2:1 2:1 1:2|5:1 5:1 4:1 4:1|3:1 3:1 2:2"
          + "|5:1 5:1 4:1 4:1|3:1 3:1 2:2|1:1 1:1 5:1 5:1|6:1 6:1 5:2|4:1 4:1 3:1 3:1|2:1 2:1 1:2"),
  ODE_TO_JOY(
      4,
      "|3:1 3:1 4:1 5:1|5:1 4:1 3:1 2:1|1:1 1:1 2:1 3:1|3:1.5 2:.5 2:2|3:1 3:1 4:1 5:1"
          + "|5:1 4:1 3:1 2:1|1:1 1:1 2:1 3:1|2:1.5 1:.5 1:2|2:1 2:1 3:1 1:1|2:1 3:.5 4:.5 3:1 1:1"
          + "|2:1 3:.5 4:.5 3:1 2:1|1:1 2:1 5,:2|3:1 3:1 4:1 5:1|5:1 4:1 3:1 2:1|1:1 1:1 2:1 3:1"
          + "|2:1.5 1:.5 1:2"),
  AULD_LANG_SYNE(
      4,
      "5,:1|1:1.5 1:.5 1:1 3:1|2:1.5 1:.5 2:1 3:1|1:1.5 1:.5 3:1 5:1|6:3 6:1|5:1.5 3:.5 3:1 1:1"
          + "|2:1.5 1:.5 2:1 3:1|1:1.5 6,:.5 6,:1 5,:1|1:3"),
  FRERE_JACQUES(
      4,
      "|1:1 2:1 3:1 1:1|1:1 2:1 3:1 1:1|3:1 4:1 5:2|3:1 4:1 5:2|5:.5 6:.5 5:.5 4:.5 3:1 1:1"
          + "|5:.5 6:.5 5:.5 4:.5 3:1 1:1|1:1 5,:1 1:2|1:1 5,:1 1:2"),
  JINGLE_BELLS(
      4,
      "|3:1 3:1 3:2|3:1 3:1 3:2|3:1 5:1 1:1.5 2:.5|3:4|4:1 4:1 4:1.5 4:.5|4:1 3:1 3:1 3:.5 3:.5"
          + "|3:1 2:1 2:1 3:1|2:2 5:2|3:1 3:1 3:2|3:1 3:1 3:2|3:1 5:1 1:1.5 2:.5|3:4"
          + "|4:1 4:1 4:1.5 4:.5|4:1 3:1 3:1 3:.5 3:.5|5:1 5:1 4:1 2:1|1:4"),
  THE_SAINTS(
      4,
      "1:1 3:1 4:1|5:4|r:1 1:1 3:1 4:1|5:4|r:1 1:1 3:1 4:1|5:2 3:2|1:2 3:2|2:4|r:1 3:1 3:1 2:1"
          + "|1:3 1:1|3:2 5:1 5:1|5:1 4:3|r:1 3:1 4:1 r:1|5:2 3:2|1:2 2:2|1:1"),
  ROW_YOUR_BOAT(
      6,
      "|1:3 1:3|1:2 2:1 3:3|3:2 2:1 3:2 4:1|5:6|8:1 8:1 8:1 5:1 5:1 5:1|3:1 3:1 3:1 1:1 1:1 1:1"
          + "|5:2 4:1 3:2 2:1|1:6"),
  POP_GOES_THE_WEASEL(
      6,
      "5,:1|1:2 1:1 2:2 2:1|3:1 5:1 3:1 1:2 5,:1|1:2 1:1 2:2 2:1|3:3 1:2 5,:1|1:2 1:1 2:2 2:1"
          + "|3:1 5:1 3:1 1:3|6:3 2:2 4:1|3:3 1:2"),
  GIRL_I_LEFT_BEHIND(
      6,
      "5:1|8:2 7:1 6:2 5:1|5:1 4:1 3:1 1:2 1:1|2:2 3:1 4:2 5:1|6:2 7:1 8:2 5:1|8:2 7:1 6:2 5:1"
          + "|5:1 4:1 3:1 1:2 1:1|2:2 3:1 4:1 3:1 2:1|1:3 1:2");

  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  private static final double LEAST_SECONDS = 55;
  private static final double DEVIATION_SECONDS = 0.016;
  private static final double SOUNDING = 0.9;
  private static final int TONIC_MIDI = 60;

  private final int unitsPerBar;
  private final String bars;

  FolkSong(int unitsPerBar, String bars) {
    this.unitsPerBar = unitsPerBar;
    this.bars = bars;
  }

  /** Beats in a bar: in 6/8 two. */
  public int beatsPerBar() {
    return unitsPerBar == 6 ? 2 : unitsPerBar;
  }

  /** The tune over and over for a minute. */
  public SungTake sing(double bpm, long seed) {
    var random = new Random(seed);
    List<String> lines = List.of(bars.split("\\|", -1));
    double unit = 60 / bpm / (unitsPerBar == 6 ? 3 : 1);
    var notes = new ArrayList<Note>();
    var downbeats = new ArrayList<Double>();
    double bar = 1 + unitsPerBar * unit;
    while (bar < LEAST_SECONDS) {
      for (int b = 0; b < lines.size(); b++) {
        double length = length(lines.get(b));
        boolean upbeat = b == 0;
        double at = upbeat ? bar - length * unit : bar;
        for (String word : lines.get(b).split(" ", -1)) {
          if (!word.isEmpty()) {
            double seconds = length(word) * unit;
            if (!word.startsWith("r")) {
              notes.add(note(word, at + DEVIATION_SECONDS * random.nextGaussian(), seconds));
            }
            at += seconds;
          }
        }
        if (!upbeat) {
          downbeats.add(bar);
          bar += unitsPerBar * unit;
        }
      }
    }
    return new SungTake(
        name().toLowerCase(Locale.ROOT),
        notes,
        downbeats,
        downbeats,
        bpm,
        beatsPerBar(),
        unitsPerBar == 6 ? 3 : 2,
        bar);
  }

  private static Note note(String word, double start, double seconds) {
    String degree = word.substring(0, word.indexOf(':'));
    int d = Integer.parseInt(degree.replace(",", "")) - 1;
    int octave = degree.endsWith(",") ? -12 : 0;
    long from = Math.round(start * 100) * 10;
    long to = from + Math.max(60, Math.round(SOUNDING * seconds * 100) * 10 - 30);
    return new Note(from, to, TONIC_MIDI + MAJOR[d % 7] + 12 * (d / 7) + octave, 0);
  }

  private static double length(String words) {
    double sum = 0;
    for (String word : words.split(" ", -1)) {
      sum += word.isEmpty() ? 0 : Double.parseDouble(word.substring(word.indexOf(':') + 1));
    }
    return sum;
  }
}
