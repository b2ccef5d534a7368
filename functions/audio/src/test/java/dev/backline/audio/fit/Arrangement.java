package dev.backline.audio.fit;

import dev.backline.audio.fit.Pop909Song.Beat;
import dev.backline.audio.fit.Pop909Song.Span;
import dev.backline.audio.fit.Pop909Song.Tone;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Sets a song for a band: melody, piano, and for most styles bass and drums. */
enum Arrangement implements Style {
  PIANO,
  POP,
  TRAP,
  HOUSE,
  BALLAD,
  ROCK,
  HIP_HOP,
  LATIN,
  UNPLUGGED;

  private static final List<Double> LEAD = List.of(1.0, 0.8, 0.65);

  /** Drum patterns; none plays no drums. */
  private List<Groove> grooves() {
    return switch (this) {
      case PIANO, UNPLUGGED -> List.of();
      case POP, ROCK -> Groove.POP;
      case TRAP -> Groove.TRAP;
      case HOUSE -> Groove.HOUSE;
      case BALLAD -> Groove.BALLAD;
      case HIP_HOP -> Groove.HIP_HOP;
      case LATIN -> Groove.LATIN;
    };
  }

  /** General MIDI programs for the melody. */
  private List<Integer> leads() {
    return switch (this) {
      case PIANO -> List.of(0);
      case POP -> List.of(73, 65, 53, 80, 27);
      case TRAP -> List.of(80, 54, 11, 88);
      case HOUSE -> List.of(81, 80, 85, 62);
      case BALLAD -> List.of(52, 40, 71, 73);
      case ROCK -> List.of(29, 30, 53, 82);
      case HIP_HOP -> List.of(54, 26, 11, 65);
      case LATIN -> List.of(56, 24, 22, 65);
      case UNPLUGGED -> List.of(73, 22, 40, 53);
    };
  }

  private List<Integer> chords() {
    return switch (this) {
      case PIANO -> List.of(0, 1, 4);
      case POP -> List.of(0, 4, 25);
      case TRAP -> List.of(89, 4, 95);
      case HOUSE -> List.of(0, 90, 62);
      case BALLAD -> List.of(0, 48, 24);
      case ROCK -> List.of(29, 16, 27);
      case HIP_HOP -> List.of(4, 5, 26);
      case LATIN -> List.of(0, 24, 12);
      case UNPLUGGED -> List.of(24, 25, 46);
    };
  }

  private List<Integer> basses() {
    return switch (this) {
      case PIANO -> List.of();
      case POP, ROCK -> List.of(33, 34);
      case TRAP, HOUSE -> List.of(38, 39);
      case BALLAD -> List.of(32, 35);
      case HIP_HOP, LATIN -> List.of(32, 33);
      case UNPLUGGED -> List.of(32);
    };
  }

  @Override
  public Score of(Pop909Song song, double from, double to, long seed) {
    RandomGenerator random = new Random(seed);
    var score = new Score();
    double lead = Groove.one(LEAD, random);
    score.instrument(0, Groove.one(leads(), random), (int) (105 * lead));
    score.instrument(1, Groove.one(chords(), random), 85);
    score.instrument(2, this == PIANO ? 0 : Groove.one(chords(), random), 75);
    part(score, 0, song.melody(), from, to);
    part(score, 1, song.piano(), from, to);
    part(score, 2, song.bridge(), from, to);
    if (!basses().isEmpty()) {
      score.instrument(3, Groove.one(basses(), random), 100);
      bass(score, song, from, to, random);
    }
    if (!grooves().isEmpty()) {
      drums(score, song, from, to, random);
    }
    return score;
  }

  static void part(Score score, int channel, List<Tone> tones, double from, double to) {
    for (Tone t : tones) {
      if (t.start() >= from && t.start() < to) {
        score.note(
            channel, t.start() - from, Math.min(t.end(), to) - from, t.pitch(), t.velocity());
      }
    }
  }

  private void bass(Score score, Pop909Song song, double from, double to, RandomGenerator random) {
    boolean pumping = this == HOUSE || this == ROCK || random.nextInt(4) == 0;
    List<Beat> beats = song.beats();
    int since = 0;
    for (int i = 0; i + 1 < beats.size(); i++) {
      double at = beats.get(i).seconds();
      double beat = beats.get(i + 1).seconds() - at;
      since = beats.get(i).downbeat() ? 0 : since + 1;
      int root = bassAt(song.chords(), at + beat / 4);
      if (at < from || at >= to || root < 0) {
        continue;
      }
      int pitch = 28 + Math.floorMod(root - 4, 12);
      boolean changed = root != bassAt(song.chords(), at - beat / 4);
      if (this == HOUSE) {
        score.note(3, at + beat / 2 - from, at + 0.95 * beat - from, pitch, 100);
      } else if (pumping) {
        score.note(3, at - from, at + 0.45 * beat - from, pitch, 100);
        score.note(3, at + beat / 2 - from, at + 0.95 * beat - from, pitch, 85);
      } else if (since % 2 == 0 || changed) {
        boolean syncopated = since % 4 == 0 && this != BALLAD && this != UNPLUGGED;
        score.note(3, at - from, at + (syncopated ? 1.4 : 1.9) * beat - from, pitch, 100);
        if (syncopated) {
          score.note(3, at + 1.5 * beat - from, at + 1.95 * beat - from, pitch, 85);
        }
      }
    }
  }

  private void drums(Score score, Pop909Song song, double from, double to, RandomGenerator random) {
    Groove groove = Groove.one(song.beatsPerBar() == 3 ? Groove.WALTZ : grooves(), random);
    double loudness = 0.6 + 0.5 * random.nextDouble();
    int silentBars = random.nextInt(3) == 0 ? 4 : 0;
    List<Beat> beats = song.beats();
    int since = -1;
    int bar = -1;
    for (int i = 0; i + 1 < beats.size(); i++) {
      double at = beats.get(i).seconds();
      double beat = beats.get(i + 1).seconds() - at;
      boolean first = beats.get(i).downbeat();
      since = first ? 0 : since < 0 ? -1 : since + 1;
      bar += first && at >= from ? 1 : 0;
      if (at >= from && at < to && since >= 0 && bar >= silentBars) {
        for (int s = 0; s < groove.stepsPerBeat(); s++) {
          int step = since * groove.stepsPerBeat() + s;
          groove.play(score, step, at - from + s * beat / groove.stepsPerBeat(), loudness, random);
        }
      }
    }
  }

  /** Pitch class of the bass of the chord at a moment, -1 when there is none. */
  static int bassAt(List<Span> chords, double at) {
    for (Span chord : chords) {
      if (at >= chord.start() && at < chord.end() && !chord.label().equals("N")) {
        return pitchClass(chord.label());
      }
    }
    return -1;
  }

  /** Of a label as "C#:min7" or "A:maj". */
  static int pitchClass(String label) {
    int natural = List.of(0, 2, 4, 5, 7, 9, 11).get("CDEFGAB".indexOf(label.charAt(0)));
    char second = label.length() > 1 ? label.charAt(1) : ' ';
    return Math.floorMod(natural + (second == '#' ? 1 : second == 'b' ? -1 : 0), 12);
  }
}
