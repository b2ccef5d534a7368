package dev.backline.audio.synth.drum;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Stray;
import dev.backline.audio.synth.Voice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A drum set: notes carry the numbers of {@link Drum}; their length does not matter. */
public final class DrumKit implements Instrument {
  /** Each piece is built so many times; no stroke of a hand is like the one before. */
  private static final int TAKES = 4;

  private final List<Strokes> strokes;
  private final Map<Drum, List<float[]>> shots = new EnumMap<>(Drum.class);

  /** Sets a kit up; a piece is built when it is first struck. */
  public DrumKit(Kit kit) {
    strokes = IntStream.range(0, TAKES).mapToObj(take -> new Strokes(kit, take)).toList();
  }

  @Override
  public Voice play(Note note) {
    var drum = Drum.of(note);
    var stray = Stray.of(note);
    var takes =
        shots.computeIfAbsent(drum, piece -> strokes.stream().map(s -> s.of(piece)).toList());
    double level =
        level(drum) * StrictMath.pow(note.velocity(), 1.4) * (1 + 0.05 * stray.loudness());
    return new Shot(
        takes.get(stray.way(TAKES)),
        openness(note.velocity() + 0.08 * stray.brightness()),
        (float) (level * StrictMath.sqrt(1 - drum.side())),
        (float) (level * StrictMath.sqrt(1 + drum.side())),
        drum == Drum.OPEN_HAT ? note.frames() : Integer.MAX_VALUE);
  }

  /** Coefficient of a one-pole low-pass: soft strokes are dull. */
  private static float openness(double velocity) {
    double hz = 18_000 * StrictMath.pow(2, 3 * Math.min(0, velocity - 0.75));
    return (float) (1 - StrictMath.exp(-2 * StrictMath.PI * hz / PcmFormat.WORKING_RATE_HZ));
  }

  private static double level(Drum drum) {
    return switch (drum) {
      case KICK -> 1;
      case SNARE -> 1.1;
      case CLAP -> 0.95;
      case RIM -> 0.42;
      case LOW_TOM, MID_TOM, HIGH_TOM -> 0.7;
      case HAT -> 0.46;
      case OPEN_HAT -> 0.42;
      case RIDE -> 0.28;
      case CRASH -> 0.36;
      case TAMBOURINE -> 0.24;
      case COWBELL -> 0.22;
      case CONGA, LOW_CONGA -> 0.4;
      case SHAKER -> 0.3;
    };
  }

  private static final class Shot implements Voice {
    private static final int CHOKE_FRAMES = 960;

    private final float[] shot;
    private final float openness;
    private final float gainLeft;
    private final float gainRight;
    private final int choke;
    private int position;
    private float state;

    Shot(float[] shot, float openness, float gainLeft, float gainRight, int choke) {
      this.shot = shot;
      this.openness = openness;
      this.gainLeft = gainLeft;
      this.gainRight = gainRight;
      this.choke = choke;
    }

    @Override
    public boolean render(float[] left, float[] right, int from, int to) {
      int end = Math.min(to, from + shot.length - position);
      for (int i = from; i < end; i++, position++) {
        state += openness * (shot[position] - state);
        float value = state;
        if (position > choke) {
          value *= Math.max(0, 1 - (float) (position - choke) / CHOKE_FRAMES);
        }
        left[i] += value * gainLeft;
        right[i] += value * gainRight;
      }
      return position < shot.length;
    }
  }
}
