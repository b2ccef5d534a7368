package dev.backline.audio.fit;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Made-up music of known tempo, metre and key: a click, a drum groove alone, a groove under a chord
 * progression, or the progression alone.
 *
 * @param beatsPerBar 2 for 6/8, whose beats are dotted quarters
 * @param key as "A:min"; empty when there is no harmony
 */
record Vamp(String name, Score score, double bpm, String key, int beatsPerBar) {

  private static final List<String> NAMES =
      List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");

  /** A kind of music with its grooves and its slowest and fastest tempo. */
  enum Kind {
    CLICK(60, 200),
    POP(60, 150),
    HIP_HOP(68, 105),
    TRAP(120, 160),
    HOUSE(60, 180),
    DRUM_AND_BASS(158, 182),
    BALLAD(58, 90),
    LATIN(80, 130),
    WALTZ(70, 190),
    SIX_EIGHT(40, 85),
    SHUFFLE(70, 140),
    COMPING(60, 150),
    BLOCK_CHORDS(60, 180);

    private final double slowest;
    private final double fastest;

    Kind(double slowest, double fastest) {
      this.slowest = slowest;
      this.fastest = fastest;
    }

    private List<Groove> grooves() {
      return switch (this) {
        case CLICK, COMPING, BLOCK_CHORDS -> List.of();
        case POP -> Groove.POP;
        case HIP_HOP -> Groove.HIP_HOP;
        case TRAP -> Groove.TRAP;
        case HOUSE -> Groove.HOUSE;
        case DRUM_AND_BASS -> Groove.DRUM_AND_BASS;
        case BALLAD -> Groove.BALLAD;
        case LATIN -> Groove.LATIN;
        case WALTZ -> Groove.WALTZ;
        case SIX_EIGHT -> Groove.SIX_EIGHT;
        case SHUFFLE -> Groove.SHUFFLE;
      };
    }
  }

  private record Chord(int root, boolean minor) {}

  /** Semitones above the tonic; lower case is minor. */
  private static final List<String> MAJOR =
      List.of(
          "0M 7M 9m 5M",
          "0M 9m 5M 7M",
          "0M 5M 7M 5M",
          "2m 7M 0M 0M",
          "0M 4m 5M 7M",
          "0M 5M 0M 7M",
          "0M 2m 5M 7M",
          "0M 7M 5M 0M",
          "0M 10M 5M 0M");

  private static final List<String> MINOR =
      List.of(
          "0m 8M 3M 10M",
          "0m 5m 7m 0m",
          "0m 10M 8M 10M",
          "0m 5m 10M 3M",
          "0m 8M 5m 7M",
          "0m 5m 7M 0m",
          "0m 3M 10M 5m",
          "0m 0m 5m 7M",
          "0m 10M 8M 7M");

  /**
   * @param algorithm of the random numbers; those of Random are alike for seeds in a row
   */
  static Vamp of(Kind kind, double seconds, long seed, String algorithm) {
    RandomGenerator random = RandomGeneratorFactory.of(algorithm).create(seed);
    double bpm = kind.slowest * Math.pow(kind.fastest / kind.slowest, random.nextDouble());
    var score = new Score();
    double start = 0.05 + random.nextDouble();
    double beat = 60 / bpm;
    if (kind == Kind.CLICK) {
      int bar = List.of(1, 1, 4, 4, 3).get(random.nextInt(5));
      int sound = List.of(37, 42, 56, 75, 76, 36, 39).get(random.nextInt(7));
      int accent = random.nextBoolean() ? sound : 34;
      for (int i = 0; start + i * beat < seconds; i++) {
        boolean first = i % bar == 0 && bar > 1;
        score.drum(start + i * beat, first ? accent : sound, first ? 120 : 95);
      }
      return new Vamp(name(kind, seed), score, bpm, "", bar == 3 ? 3 : 4);
    }
    boolean drums = !kind.grooves().isEmpty();
    Groove groove = drums ? Groove.one(kind.grooves(), random) : Groove.POP.getFirst();
    boolean harmony = !drums || random.nextInt(3) > 0;
    double jitter = random.nextInt(3) == 0 ? 0.006 : 0;
    double swing = groove.stepsPerBeat() == 4 && random.nextInt(4) == 0 ? 0.12 : 0;
    if (drums) {
      double loudness = 0.6 + 0.5 * random.nextDouble();
      for (int step = 0; ; step++) {
        double late = step % 2 == 1 ? swing : 0;
        double at = start + (step + late) * beat / groove.stepsPerBeat();
        if (at > seconds) {
          break;
        }
        groove.play(
            score, step, Math.max(0, at + jitter * random.nextGaussian()), loudness, random);
      }
    }
    String key = harmony ? harmony(kind, score, groove, start, beat, seconds, random) : "";
    return new Vamp(name(kind, seed), score, bpm, key, groove.beatsPerBar());
  }

  private static String harmony(
      Kind kind,
      Score score,
      Groove groove,
      double start,
      double beat,
      double seconds,
      RandomGenerator random) {
    int tonic = random.nextInt(12);
    boolean minor = random.nextBoolean();
    List<String> of = minor ? MINOR : MAJOR;
    List<Chord> chords =
        java.util.Arrays.stream(of.get(random.nextInt(of.size())).split(" "))
            .map(c -> new Chord(Integer.parseInt(c.substring(0, c.length() - 1)), c.endsWith("m")))
            .toList();
    int[] keyboards = {0, 1, 4, 5, 16, 24, 25, 27, 48, 89, 90, 81};
    score.instrument(0, keyboards[random.nextInt(keyboards.length)], 85);
    score.instrument(1, List.of(32, 33, 34, 38, 39).get(random.nextInt(5)), 100);
    score.instrument(2, List.of(11, 73, 80, 81, 40, 53, 26).get(random.nextInt(7)), 90);
    boolean block = kind == Kind.BLOCK_CHORDS;
    int texture = block ? 1 : random.nextInt(4);
    int bassline = random.nextInt(3);
    boolean lead = random.nextBoolean();
    int perBar = groove.beatsPerBar();
    int division = groove.stepsPerBeat() == 3 ? 3 : 2;
    int fastBass = block ? 2 : perBar * division;
    int barsPerChord = beat * perBar < 1.3 && random.nextBoolean() ? 2 : 1;
    double bars = Math.floor((seconds - start) / (beat * perBar));
    int degree = 0;
    for (int bar = 0; bar < bars; bar++) {
      boolean last = bar + 1 >= bars;
      Chord chord = last ? new Chord(0, minor) : chords.get(bar / barsPerChord % chords.size());
      double at = start + bar * perBar * beat;
      int root = tonic + chord.root;
      int[] tones = {
        60 + Math.floorMod(root, 12),
        60 + Math.floorMod(root + (chord.minor ? 3 : 4), 12),
        60 + Math.floorMod(root + 7, 12)
      };
      int hits =
          switch (texture) {
            case 0 -> 1;
            case 1 -> perBar;
            default -> perBar * division;
          };
      for (int h = 0; h < hits; h++) {
        double from = at + h * perBar * beat / hits;
        double to = from + 0.92 * perBar * beat / hits;
        if (texture == 3) {
          score.note(0, from, to, tones[List.of(0, 1, 2, 1).get(h % 4)], 90);
        } else {
          for (int tone : tones) {
            score.note(0, from, to, tone, h == 0 ? 90 : 75);
          }
        }
      }
      int bass = 33 + Math.floorMod(root - 9, 12);
      int basses = bassline == 0 ? 1 : bassline == 1 ? perBar : fastBass;
      for (int h = 0; h < basses; h++) {
        double from = at + h * perBar * beat / basses;
        score.note(1, from, from + 0.9 * perBar * beat / basses, bass, h == 0 ? 105 : 90);
      }
      for (int h = 0; lead && h < perBar * division; h++) {
        if (random.nextInt(5) < 3) {
          int[] scale = minor ? new int[] {0, 2, 3, 5, 7, 8, 10} : new int[] {0, 2, 4, 5, 7, 9, 11};
          boolean strong = h % division == 0;
          degree = Math.clamp(degree + random.nextInt(5) - 2, 0, 6);
          int pitch =
              strong
                  ? tones[random.nextInt(3)] + 12
                  : 72 + Math.floorMod(tonic + scale[degree], 12);
          double from = at + h * beat / division;
          score.note(2, from, from + 0.85 * beat / division, pitch, strong ? 95 : 80);
        }
      }
    }
    return NAMES.get(tonic) + (minor ? ":min" : ":maj");
  }

  private static String name(Kind kind, long seed) {
    return kind.name().toLowerCase(Locale.ROOT) + "_" + seed;
  }
}
