import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sings the sample takes of this folder: {@code java events/audio/Sing.java FOLDER [TAKE ...]}.
 *
 * <p>A glottal pulse train (with jitter, shimmer, vibrato that sets in late, glides between notes
 * and a breathy share of noise) excites five vocal-tract resonances that move from vowel to vowel;
 * consonants are short bursts, nasals and stops at the start of a note; a breath is drawn before
 * each phrase. Notes are early or late by a few hundredths of a second, as a person sings them.
 * Everything is drawn from a fixed seed, so a take is the same bytes on every machine.
 */
class Sing {
  static final int RATE = 44_100;

  /**
   * A take to sing.
   *
   * @param tonic MIDI note of the tonic in the singer's middle octave
   * @param scale semitones of the seven degrees above the tonic
   * @param lines phrases in "degree:beats" notation; {@code r} rests; {@code 8} is the octave,
   *     {@code -1} one step below the tonic
   * @param form the order in which the phrases are sung
   * @param leadInBeats silence (room tone) before the first bar
   * @param tract length of the vocal tract against an adult alto: below 1 lifts the formants
   */
  record Take(
      String name,
      double bpm,
      int tonic,
      int[] scale,
      Map<Character, String> lines,
      String form,
      double leadInBeats,
      double tract,
      double rubato,
      double roomNoiseDb,
      long seed) {}

  record Note(
      double startSeconds,
      double seconds,
      double midi,
      int vowel,
      int consonant,
      boolean phraseStart) {}

  static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};

  static final List<Take> TAKES =
      List.of(
          new Take(
              "morning-light",
              92,
              62,
              MAJOR,
              Map.of(
                  'a',
                  "3:1 5:1 5:1 6:.5 5:.5 | 3:1.5 2:.5 1:1 r:1 | 2:1 3:1 4:1 3:.5 2:.5 | 3:2.5"
                      + " r:1.5",
                  'b',
                  "3:1 5:1 5:1 6:.5 5:.5 | 8:1.5 7:.5 6:1 r:1 | 6:1 5:1 4:1 2:1 | 1:2.5 r:1.5",
                  'c',
                  "5:.5 5:.5 8:1.5 7:.5 6:1 | 5:1 3:1 5:1 r:1 | 6:.5 6:.5 8:1.5 7:.5 5:1 | 6:1"
                      + " 5:2 r:1",
                  'd',
                  "5:.5 5:.5 8:1.5 7:.5 6:1 | 5:1 3:1 2:1 r:1 | 4:1 3:1 2:1 -1:1 | 1:3 r:1"),
              "abcd",
              1,
              1.0,
              0.010,
              -58,
              11),
          new Take(
              "harbour",
              76,
              57,
              MINOR,
              Map.of(
                  'a', "1:1 3:1 5:1 | 4:2 3:1 | 2:1 3:1 4:1 | 3:2 r:1",
                  'b', "1:1 3:1 5:1 | 6:2 5:1 | 4:1 3:1 2:1 | 1:2 r:1",
                  'c', "5:1.5 6:.5 7:1 | 8:2 7:1 | 6:1 5:1 4:1 | 5:2 r:1",
                  'd', "6:1.5 5:.5 4:1 | 5:2 3:1 | 4:1 2:1 -1:1 | 1:2 r:1"),
              "abcdab",
              0,
              1.12,
              0.018,
              -52,
              23),
          new Take(
              "long-road",
              104,
              64,
              MINOR,
              Map.of(
                  'a',
                      "5:.5 5:.5 5:1 4:.5 3:.5 4:1 | 5:1 3:1.5 r:1.5 | 5:.5 5:.5 6:1 5:.5 4:.5 3:1"
                          + " | 2:2.5 r:1.5",
                  'b',
                      "5:.5 5:.5 5:1 4:.5 3:.5 4:1 | 5:1 8:1.5 r:1.5 | 7:.5 6:.5 5:1 4:.5 3:.5 2:1"
                          + " | 1:2.5 r:1.5",
                  'c',
                      "8:1 8:.5 7:.5 6:1 5:1 | 6:1.5 5:.5 3:1 r:1 | 4:1 4:.5 5:.5 6:1 4:1 | 5:3"
                          + " r:1",
                  'd',
                      "8:1 8:.5 7:.5 6:1 5:1 | 6:1.5 5:.5 3:1 r:1 | 4:1 3:.5 2:.5 1:1 -1:1 | 1:3"
                          + " r:1",
                  'e', "3:2 2:1 1:1 | 2:3 r:1 | 4:2 3:1 2:1 | 3:3 r:1",
                  'f', "r:4 | r:4"),
              "abcdfabcdefcdcdabcd",
              4,
              0.95,
              0.012,
              -60,
              37));

  /** F1 to F5 in Hz and their gains in dB: a, e, i, o, u as an alto sings them. */
  static final double[][] FORMANTS = {
    {800, 1150, 2800, 3500, 4950},
    {400, 1600, 2700, 3300, 4950},
    {350, 1700, 2700, 3700, 4950},
    {450, 800, 2830, 3500, 4950},
    {325, 700, 2530, 3500, 4950}
  };

  static final double[][] GAINS_DB = {
    {0, -4, -20, -36, -60},
    {0, -24, -30, -35, -60},
    {0, -20, -30, -36, -60},
    {0, -9, -16, -28, -55},
    {0, -12, -30, -40, -64}
  };

  /** A trained voice carries above a band by the cluster of its upper resonances. */
  static final double[] PRESENCE_DB = {0, 3, 12, 16, 20};

  static final double[] BANDWIDTHS = {80, 90, 120, 130, 140};

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : "events/audio");
    List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
    for (Take take : TAKES) {
      if (!wanted.isEmpty() && !wanted.contains(take.name)) continue;
      float[] sung = sing(take);
      write(folder.resolve(take.name + ".wav"), sung);
      System.out.printf(
          "%s.wav  %.1f s  %.0f BPM%n", take.name, sung.length / (double) RATE, take.bpm);
    }
  }

  static List<Note> notes(Take take, Random random) {
    var notes = new ArrayList<Note>();
    double beat = 60 / take.bpm;
    double at = take.leadInBeats * beat;
    int syllable = 0;
    boolean afterRest = true;
    for (char line : take.form.toCharArray()) {
      for (String token : take.lines.get(line).replace("|", "").trim().split("\\s+")) {
        String[] parts = token.split(":");
        double beats = Double.parseDouble(parts[1].startsWith(".") ? "0" + parts[1] : parts[1]);
        if (parts[0].equals("r")) {
          afterRest = true;
        } else {
          int degree = Integer.parseInt(parts[0]);
          int step = degree > 0 ? degree - 1 : degree;
          double midi =
              take.tonic + 12 * Math.floorDiv(step, 7) + take.scale[Math.floorMod(step, 7)];
          double late = random.nextGaussian() * take.rubato + (afterRest ? 0.004 : 0);
          double length = beats * beat * (beats >= 2 ? 0.92 : 0.97);
          notes.add(
              new Note(
                  Math.max(0, at + late),
                  length,
                  midi + random.nextGaussian() * 0.08,
                  Math.floorMod(syllable * 3 + degree, 5),
                  Math.floorMod(syllable * 5 + degree, 4),
                  afterRest));
          syllable++;
          afterRest = false;
        }
        at += beats * beat;
      }
    }
    return notes;
  }

  static float[] sing(Take take) {
    var random = new Random(take.seed);
    List<Note> notes = notes(take, random);
    Note last = notes.getLast();
    int frames = (int) ((last.startSeconds + last.seconds + 1.2) * RATE);
    var out = new double[frames];
    var voice = new Voice(take, random);
    for (int i = 0; i < notes.size(); i++) {
      Note note = notes.get(i);
      Note next = i + 1 < notes.size() ? notes.get(i + 1) : null;
      double previousMidi = i > 0 && !note.phraseStart ? notes.get(i - 1).midi : note.midi - 0.6;
      if (note.phraseStart) breath(out, note.startSeconds - 0.42, random);
      boolean tied = next != null && !next.phraseStart;
      double end = tied ? next.startSeconds : note.startSeconds + note.seconds;
      voice.sing(out, note, previousMidi, end, tied);
    }
    double room = Math.pow(10, take.roomNoiseDb / 20);
    double low = 0;
    double peak = 0;
    for (int i = 0; i < frames; i++) {
      low = 0.94 * low + 0.06 * random.nextGaussian();
      out[i] +=
          room * (0.5 * random.nextGaussian() + 3 * low)
              + room * 0.6 * Math.sin(2 * Math.PI * 50 * i / RATE);
      peak = Math.max(peak, Math.abs(out[i]));
    }
    var sung = new float[frames];
    for (int i = 0; i < frames; i++) sung[i] = (float) (out[i] * 0.6 / peak);
    return sung;
  }

  static void breath(double[] out, double at, Random random) {
    int from = (int) (at * RATE);
    int length = (int) (0.34 * RATE);
    double smooth = 0;
    double slow = 0;
    for (int i = 0; i < length; i++) {
      double noise = random.nextGaussian();
      smooth += 0.35 * (noise - smooth);
      slow += 0.05 * (smooth - slow);
      double swell = Math.pow(Math.sin(Math.PI * i / length), 2);
      if (from + i >= 0 && from + i < out.length) out[from + i] += 0.035 * swell * (smooth - slow);
    }
  }

  /** One singer: the source and the resonances keep their state from note to note. */
  static final class Voice {
    final Take take;
    final Random random;
    final double[] y1 = new double[5];
    final double[] y2 = new double[5];
    final double[] formants = FORMANTS[0].clone();
    final double[] gains = GAINS_DB[0].clone();
    double phase;
    double flow;
    double level;
    double drift;
    double shimmer = 1;
    double jitter;

    Voice(Take take, Random random) {
      this.take = take;
      this.random = random;
    }

    void sing(double[] out, Note note, double fromMidi, double end, boolean tied) {
      int from = (int) (note.startSeconds * RATE);
      int until = (int) (end * RATE);
      int release = tied ? 0 : (int) (0.10 * RATE);
      double closure = note.consonant == 0 ? 0 : 0.035;
      for (int i = from; i < until + release && i < out.length; i++) {
        double t = (i - from) / (double) RATE;
        double glide = 1 / (1 + Math.exp(-(t - 0.045) / 0.016));
        drift += 0.00002 * random.nextGaussian() - 0.00001 * drift;
        double depth = 0.32 * smoothStep((t - 0.28) / 0.35);
        double vibrato = depth * Math.sin(2 * Math.PI * (5.4 + 0.3 * Math.sin(t * 1.7)) * t);
        double midi = fromMidi + (note.midi - fromMidi) * glide + vibrato + drift * 12;
        double hz = 440 * Math.pow(2, (midi - 69) / 12);

        phase += hz * (1 + jitter) / RATE;
        if (phase >= 1) {
          phase -= 1;
          jitter = 0.004 * random.nextGaussian();
          shimmer = 1 + 0.04 * random.nextGaussian();
        }
        double opened = 0.62;
        double pulse = phase < opened ? 0.5 - 0.5 * Math.cos(Math.PI * phase / (opened * 0.7)) : 0;
        if (phase > opened * 0.7 && phase < opened)
          pulse = Math.cos(Math.PI / 2 * (phase - opened * 0.7) / (opened * 0.3));
        double derivative = (pulse - flow) * RATE / (2 * Math.PI * hz) * 0.9;
        flow = pulse;
        double aspiration = 0.018 * random.nextGaussian() * (0.4 + pulse);
        double excitation = shimmer * derivative + aspiration;

        double wanted = t < closure ? (note.consonant == 1 ? 0.25 : 0.06) : 1;
        if (i >= until) wanted = 0;
        else if (!tied)
          wanted *=
              1
                  - 0.35
                      * smoothStep(
                          (t - (end - note.startSeconds) * 0.6)
                              / ((end - note.startSeconds) * 0.4));
        double speed = i >= until ? 1 / (0.030 * RATE) : 1 / (0.012 * RATE);
        level += (wanted - level) * speed;

        double consonant = 0;
        if (t < closure) {
          double burst = Math.sin(Math.PI * t / closure);
          consonant =
              switch (note.consonant) {
                case 2 -> 0.10 * burst * random.nextGaussian();
                case 3 -> t > closure * 0.7 ? 0.16 * random.nextGaussian() : 0;
                default -> 0;
              };
        }
        out[i] += level * resonate(excitation, note.vowel) + consonant * 0.5;
      }
    }

    double resonate(double excitation, int vowel) {
      double sum = 0;
      for (int f = 0; f < 5; f++) {
        formants[f] += (FORMANTS[vowel][f] - formants[f]) * 0.0009;
        gains[f] += (GAINS_DB[vowel][f] - gains[f]) * 0.0009;
        double r = Math.exp(-Math.PI * BANDWIDTHS[f] / RATE);
        double b1 =
            2 * r * Math.cos(2 * Math.PI * Math.min(formants[f] / take.tract, RATE * 0.45) / RATE);
        double y = excitation * (1 - r) + b1 * y1[f] - r * r * y2[f];
        y2[f] = y1[f];
        y1[f] = y;
        sum += y * Math.pow(10, (0.45 * gains[f] + PRESENCE_DB[f]) / 20) * (f % 2 == 0 ? 1 : -1);
      }
      return sum;
    }
  }

  static double smoothStep(double x) {
    double t = Math.max(0, Math.min(1, x));
    return t * t * (3 - 2 * t);
  }

  static void write(Path file, float[] samples) throws IOException {
    ByteBuffer wav = ByteBuffer.allocate(44 + samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes())
        .putInt(36 + samples.length * 2)
        .put("WAVEfmt ".getBytes())
        .putInt(16);
    wav.putShort((short) 1)
        .putShort((short) 1)
        .putInt(RATE)
        .putInt(RATE * 2)
        .putShort((short) 2)
        .putShort((short) 16);
    wav.put("data".getBytes()).putInt(samples.length * 2);
    for (float sample : samples)
      wav.putShort((short) Math.round(Math.max(-1, Math.min(1, sample)) * 32767));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, wav.array());
  }
}
