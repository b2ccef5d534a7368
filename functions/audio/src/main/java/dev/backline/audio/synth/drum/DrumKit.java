package dev.backline.audio.synth.drum;

import dev.backline.audio.synth.Instrument;
import dev.backline.audio.synth.Note;
import dev.backline.audio.synth.Voice;
import java.util.EnumMap;
import java.util.Map;

/** A drum set: notes carry the numbers of {@link Drum}; their length does not matter. */
public final class DrumKit implements Instrument {
  private final Strokes strokes;
  private final Map<Drum, float[]> shots = new EnumMap<>(Drum.class);

  /** Sets a kit up; a piece is built when it is first struck. */
  public DrumKit(Kit kit) {
    strokes = new Strokes(kit);
  }

  @Override
  public Voice play(Note note) {
    var drum = Drum.of(note);
    float[] shot = shots.computeIfAbsent(drum, strokes::of);
    double level = level(drum) * StrictMath.pow(note.velocity(), 1.4);
    return new Shot(
        shot,
        (float) (level * StrictMath.sqrt(1 - drum.side())),
        (float) (level * StrictMath.sqrt(1 + drum.side())),
        drum == Drum.OPEN_HAT ? note.frames() : Integer.MAX_VALUE);
  }

  private static double level(Drum drum) {
    return switch (drum) {
      case KICK -> 1;
      case SNARE -> 0.92;
      case CLAP -> 0.85;
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
    private final float gainLeft;
    private final float gainRight;
    private final int choke;
    private int position;

    Shot(float[] shot, float gainLeft, float gainRight, int choke) {
      this.shot = shot;
      this.gainLeft = gainLeft;
      this.gainRight = gainRight;
      this.choke = choke;
    }

    @Override
    public boolean render(float[] left, float[] right, int from, int to) {
      int end = Math.min(to, from + shot.length - position);
      for (int i = from; i < end; i++, position++) {
        float value = shot[position];
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
