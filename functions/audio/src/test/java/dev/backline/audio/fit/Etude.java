package dev.backline.audio.fit;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A made-up piece of known key in the manner of classical, folk, blues and jazz: phrases of
 * functional harmony, played as chords, broken chords, a chorale, or a melody alone.
 */
record Etude(Score score, double seconds, int tonic, boolean minor) {

  /**
   * Chords by the semitones of their root above the tonic and their kind: M major, m minor, D
   * dominant seventh, j major seventh, n minor seventh, o diminished, h half-diminished, S
   * suspended fourth; after a stroke the bass.
   */
  private static final List<String> MAJOR =
      List.of(
          "0M 5M 0M 7D",
          "0M 7D 7D 0M",
          "0M 7M/11 9m 4m/7 5M 0M/4 2m/5 7D",
          "0M 2n 7D 0M",
          "0M 9m 2m 7D",
          "0M 0D 5M 5m",
          "0M 4D 9m 5M",
          "0M 9D 2D 7D",
          "0M 5M 7D 0M",
          "0M/4 5M 7S 7D",
          "5M 0M/4 2m 0M/7 7D 0M",
          "0M 11o 0M/4 5M",
          "0M 2D/6 7M 7D",
          "0D 5D 0D 7D",
          "0D 0D 5D 0D 7D 5D 0D 0D",
          "0M 10M 5M 0M",
          "0M 5M",
          "0M 7M",
          "0M 2m 0M 7M",
          "0j 9n 2n 7D",
          "2n 7D 0j 0j",
          "4n 9n 2n 7D",
          "0M 5m 0M 7D",
          "0M 8M 10M 0M",
          "0M 9m 5M 7M",
          "9m 5M 0M 7M",
          "5M 7M 0M 9m",
          "0M 7M 9m 5M",
          "0M 0M 7D 7D 7D 7D 0M 0M");

  private static final List<String> MINOR =
      List.of(
          "0m 5m 7D 0m",
          "0m 7D 7D 0m",
          "0m 2o/5 7D 0m",
          "0m 5m/8 7M 7D",
          "0m 8M 5m 7D",
          "0m 10M 3M 7M",
          "0m 3M 10M 0m",
          "0m 5m 10D 3M 8M 2o 7D 0m",
          "0m 7M/11 10M 5M/9 8M 7D",
          "0m 1M/5 7D 0m",
          "0m 0D 5m 7D",
          "0m 5M 0m 5M",
          "0m 10M 8M 7D",
          "0m 8M 3M 10M",
          "0m 8M 10M 0m",
          "2h 7D 0n 0n",
          "0n 5n 7D 0n",
          "0m 11o 0m/3 7D",
          "0m 7m 8M 5m",
          "0m 10M",
          "0m 7M",
          "0m 5m",
          "8M 10M 0m 0m",
          "0m 0m 7D 7D 7D 7D 0m 0m",
          "0m 7M 0m 10M 3M 10M 0m 7M");

  private enum Texture {
    BLOCK,
    STRUMMED,
    ALBERTI,
    WALTZ,
    WIDE_ARPEGGIO,
    CHORALE,
    MELODY_ALONE
  }

  private enum Bassline {
    HELD,
    REPEATED,
    ROOT_AND_FIFTH,
    WALKING
  }

  private record Chord(int root, List<Integer> tones, int bass) {
    static Chord of(String text) {
      String[] parts = text.split("/", -1);
      char kind = parts[0].charAt(parts[0].length() - 1);
      int root = Integer.parseInt(parts[0].substring(0, parts[0].length() - 1));
      int[] tones =
          switch (kind) {
            case 'M' -> new int[] {0, 4, 7};
            case 'm' -> new int[] {0, 3, 7};
            case 'D' -> new int[] {0, 4, 7, 10};
            case 'j' -> new int[] {0, 4, 7, 11};
            case 'n' -> new int[] {0, 3, 7, 10};
            case 'o' -> new int[] {0, 3, 6};
            case 'h' -> new int[] {0, 3, 6, 10};
            default -> new int[] {0, 5, 7};
          };
      List<Integer> above = Arrays.stream(tones).mapToObj(tone -> root + tone).toList();
      return new Chord(root, above, parts.length > 1 ? Integer.parseInt(parts[1]) : root);
    }

    boolean has(int pitchClass) {
      return tones.stream().anyMatch(tone -> Math.floorMod(tone - pitchClass, 12) == 0);
    }
  }

  static Etude of(double seconds, RandomGenerator random) {
    var score = new Score();
    int tonic = random.nextInt(12);
    boolean minor = random.nextBoolean();
    for (int channel = 0; channel < 4; channel++) {
      score.instrument(channel, 0, 80 + random.nextInt(30));
    }
    var texture = Texture.values()[random.nextInt(Texture.values().length)];
    int perBar = texture == Texture.WALTZ || random.nextInt(4) == 0 ? 3 : 4;
    double beat = 60 / (55 + 110 * random.nextDouble());
    boolean half = texture != Texture.WALTZ && perBar == 4 && random.nextInt(3) == 0;
    List<String> phrases = minor ? MINOR : MAJOR;
    String[] parts = new String[2 + random.nextInt(2)];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = phrases.get(random.nextInt(phrases.size()));
    }
    boolean cadences = random.nextInt(3) > 0;
    boolean melody = texture == Texture.MELODY_ALONE || random.nextInt(4) > 0;
    var line = Bassline.values()[random.nextInt(Bassline.values().length)];
    boolean pedal = random.nextInt(8) == 0;
    boolean bass = texture != Texture.MELODY_ALONE && random.nextInt(4) > 0;
    var tune = new Tune(score, tonic, minor, random);
    double at = 0.05 + random.nextDouble();
    for (int phrase = 0; at < seconds; phrase++) {
      List<Chord> chords =
          Arrays.stream(parts[phrase % 4 / 2 % parts.length].split(" ", -1))
              .map(Chord::of)
              .toList();
      if (random.nextInt(5) == 0) {
        chords = Arrays.stream(parts[parts.length - 1].split(" ", -1)).map(Chord::of).toList();
      }
      int close = cadences && phrase % 2 == 1 ? 1 : 0;
      for (int i = 0; i < chords.size() + close && at < seconds; i++) {
        Chord chord = i < chords.size() ? chords.get(i) : Chord.of(minor ? "0m" : "0M");
        double length = beat * (half ? perBar / 2.0 : perBar);
        accompany(score, texture, pedal, tonic, chord, at, length, beat, random);
        if (bass) {
          bassline(
              score,
              line,
              pedal ? tonic : tonic + chord.bass,
              tonic + chord.tones.get(2),
              at,
              length,
              beat);
        }
        if (melody) {
          tune.over(chord, at, length, beat);
        }
        at += length;
      }
    }
    if (random.nextBoolean()) {
      double last = beat * perBar;
      accompany(
          score, texture, pedal, tonic, Chord.of(minor ? "0m" : "0M"), at, last, beat, random);
      score.note(3, at, at + last, 33 + Math.floorMod(tonic - 9, 12), 90);
      if (melody) {
        score.note(2, at, at + last, 60 + tonic, 90);
      }
      at += last;
    }
    return new Etude(score, at, tonic, minor);
  }

  private static void bassline(
      Score score, Bassline line, int root, int fifth, double at, double length, double beat) {
    int low = 33 + Math.floorMod(root - 9, 12);
    int other = low + Math.floorMod(fifth - low, 12);
    int alternate = other - low > 7 || low > 38 ? other - 12 : other;
    int beats = (int) Math.max(1, Math.round(length / beat));
    switch (line) {
      case HELD -> score.note(3, at, at + 0.9 * length, low, 90);
      case REPEATED -> {
        for (int b = 0; b < beats; b++) {
          score.note(3, at + b * beat, at + (b + 0.8) * beat, low, b == 0 ? 95 : 80);
        }
      }
      case ROOT_AND_FIFTH -> {
        for (int b = 0; b < beats; b += 2) {
          int pitch = b % 4 == 0 ? low : alternate;
          score.note(3, at + b * beat, at + (b + 1.2) * beat, pitch, 90);
        }
      }
      case WALKING -> {
        int[] steps = {low, other - 3, other, other + 2};
        for (int b = 0; b < beats; b++) {
          score.note(3, at + b * beat, at + (b + 0.9) * beat, steps[b % 4], 85);
        }
      }
    }
  }

  private static void accompany(
      Score score,
      Texture texture,
      boolean pedal,
      int tonic,
      Chord chord,
      double at,
      double length,
      double beat,
      RandomGenerator random) {
    int[] close =
        chord.tones.stream()
            .mapToInt(t -> 55 + Math.floorMod(tonic + t - 7, 12))
            .sorted()
            .toArray();
    int low = 40 + Math.floorMod((pedal ? tonic : tonic + chord.bass) - 4, 12);
    int beats = (int) Math.max(1, Math.round(length / beat));
    switch (texture) {
      case BLOCK, STRUMMED -> {
        int hits = texture == Texture.BLOCK ? 1 : 2 * beats;
        for (int h = 0; h < hits; h++) {
          for (int i = 0; i < close.length; i++) {
            double from = at + h * length / hits + 0.012 * i;
            score.note(0, from, at + (h + 0.95) * length / hits, close[i], h == 0 ? 90 : 70);
          }
        }
        score.note(1, at, at + length, low, 85);
      }
      case ALBERTI -> {
        int[] order = {0, close.length - 1, 1, close.length - 1};
        for (int h = 0; h < 2 * beats; h++) {
          double from = at + h * length / (2 * beats);
          score.note(0, from, from + length / (2 * beats), close[order[h % 4]], 75);
        }
        score.note(1, at, at + beat, low, 70);
      }
      case WALTZ -> {
        score.note(1, at, at + beat, low, 90);
        for (int h = 1; h < beats; h++) {
          for (int pitch : close) {
            score.note(0, at + h * beat, at + (h + 0.7) * beat, pitch, 70);
          }
        }
      }
      case WIDE_ARPEGGIO -> {
        int steps = beats * (random.nextBoolean() ? 2 : 3);
        for (int h = 0; h < steps; h++) {
          int turn = h % 6 < 4 ? h % 6 : 6 - h % 6;
          int pitch =
              turn == 0
                  ? low
                  : low + Math.floorMod(close[turn % close.length] - low, 12) + 12 * (turn / 2);
          double from = at + h * length / steps;
          score.note(0, from, at + length, pitch, 75);
        }
      }
      case CHORALE -> {
        for (int i = 0; i < 3; i++) {
          int tone = chord.tones.get((i + random.nextInt(2)) % chord.tones.size());
          score.note(
              i == 0 ? 1 : 0,
              at,
              at + length,
              52 + 5 * i + Math.floorMod(tonic + tone - 4 - 5 * i, 12),
              80);
        }
        score.note(1, at, at + length, low, 85);
      }
      case MELODY_ALONE -> {}
    }
  }

  /** A melody that steps through the scale and lands on tones of the chord. */
  private static final class Tune {
    private final Score score;
    private final int tonic;
    private final boolean minor;
    private final RandomGenerator random;
    private final double leaps;
    private final int division;
    private int pitch;

    Tune(Score score, int tonic, boolean minor, RandomGenerator random) {
      this.score = score;
      this.tonic = tonic;
      this.minor = minor;
      this.random = random;
      this.leaps = random.nextDouble() * 0.6;
      this.division = 1 + random.nextInt(3);
      this.pitch = 60 + random.nextInt(16);
    }

    void over(Chord chord, double at, double length, double beat) {
      double step = beat / division;
      int steps = (int) Math.max(1, Math.round(length / step));
      for (int i = 0; i < steps; i++) {
        if (random.nextInt(6) == 0) {
          continue;
        }
        boolean strong = i % division == 0 && random.nextInt(4) > 0;
        int direction = pitch > 79 ? -1 : pitch < 60 ? 1 : random.nextBoolean() ? 1 : -1;
        boolean leap = random.nextDouble() < leaps;
        pitch += direction * (leap ? 3 + random.nextInt(3) : 1);
        for (int tries = 0; tries < 12 && !fits(chord, strong || leap); tries++) {
          pitch += direction;
        }
        double held = random.nextInt(5) == 0 ? 2 : 0.95;
        score.note(
            2, at + i * step, at + Math.min(steps, i + held) * step, pitch, strong ? 95 : 80);
      }
    }

    private boolean fits(Chord chord, boolean chordTone) {
      int degree = Math.floorMod(pitch - tonic, 12);
      if (chordTone) {
        return chord.has(degree);
      }
      boolean dominant = chord.has(11);
      boolean scale =
          minor
              ? degree == 0
                  || degree == 2
                  || degree == 3
                  || degree == 5
                  || degree == 7
                  || (dominant ? degree == 11 || degree == 8 : degree == 8 || degree == 10)
              : List.of(0, 2, 4, 5, 7, 9, 11).contains(degree);
      return scale || chord.has(degree);
    }
  }
}
