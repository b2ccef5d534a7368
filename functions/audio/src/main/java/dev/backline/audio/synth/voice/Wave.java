package dev.backline.audio.synth.voice;

import dev.backline.audio.soundfont.Region;
import dev.backline.audio.soundfont.Region.Looping;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The frames of a region, ready to be read at any speed: once through, and its loop apart, so that
 * reading between frames runs over the seam without noticing it. Not safe for use by several
 * threads.
 */
final class Wave {
  private static final int PAD = Interpolation.REACH;

  /** As many frames of a speed are kept at first, and at most: a second. */
  private static final int FIRST_KEPT = 8192;

  private static final int MOST_KEPT = 48_000;

  private final Looping looping;
  private final int frames;
  private final int loopStart;
  private final int loopFrames;
  private final float[] once;
  private final float[] loop;
  private final Map<Double, Kept> keptBySpeed = new HashMap<>();

  Wave(Region region) {
    looping = region.looping();
    var pcm = region.sample().frames();
    int start = region.start();
    frames = Math.max(0, region.end() - start);
    once = new float[frames + 2 * PAD + 1];
    for (int i = 0; i < frames; i++) once[PAD + i] = pcm.get(start + i) / 32_768f;
    boolean loops = looping != Looping.NONE;
    loopStart = loops ? region.loopStart() - start : frames;
    loopFrames = loops ? region.loopEnd() - region.loopStart() : 0;
    loop = new float[loops ? loopFrames + 2 * PAD + 1 : 0];
    for (int i = 0; i < loop.length; i++) {
      loop[i] = once[PAD + loopStart + Math.floorMod(i - PAD, loopFrames)];
    }
  }

  /**
   * One reading of the wave. What moves at its usual speed is kept for the next head that is as
   * fast, for a part is made of few notes that come again and again.
   */
  final class Head {
    private final double increment;
    private final Kept kept;
    private int taken;
    private Optional<Reader> own = Optional.empty();

    /** A head at the beginning that usually moves {@code increment} frames at a time. */
    Head(double increment) {
      this.increment = increment;
      kept = keptBySpeed.computeIfAbsent(increment, Kept::new);
    }

    void release() {
      if (looping == Looping.UNTIL_RELEASE) own().passesOn = true;
    }

    boolean atEnd() {
      return own.isPresent() ? own.get().atEnd() : kept.endsAt(taken);
    }

    /** The value here; then moves on by {@code bend} times the usual way. */
    float next(double bend) {
      if (own.isEmpty() && bend == 1 && kept.reaches(taken)) return kept.values[taken++];
      return own().next(bend);
    }

    private Reader own() {
      if (own.isEmpty()) {
        var reader = new Reader(increment);
        for (int i = 0; i < taken; i++) reader.move(1);
        own = Optional.of(reader);
      }
      return own.get();
    }
  }

  /** The wave at one speed that nothing bends, from the beginning as far as was asked for. */
  private final class Kept {
    private final Reader reader;
    private float[] values = new float[0];

    Kept(double increment) {
      reader = new Reader(increment);
    }

    boolean reaches(int index) {
      if (index == values.length && index < MOST_KEPT && !reader.atEnd()) readOn();
      return index < values.length;
    }

    boolean endsAt(int index) {
      return index == values.length && reader.atEnd();
    }

    private void readOn() {
      int count = values.length;
      int most = Math.clamp(2L * count, FIRST_KEPT, MOST_KEPT);
      values = Arrays.copyOf(values, most);
      while (count < most && !reader.atEnd()) values[count++] = reader.next(1);
      if (count < most) values = Arrays.copyOf(values, count);
    }
  }

  private final class Reader {
    private final double increment;
    private final Interpolation interpolation;
    private double place;
    private boolean looped;
    private boolean passesOn;

    Reader(double increment) {
      this.increment = increment;
      interpolation = Interpolation.at(increment);
    }

    boolean atEnd() {
      return !looped && place >= frames;
    }

    float next(double bend) {
      if (atEnd()) return 0;
      float value = interpolation.value(looped ? loop : once, place + PAD);
      move(bend);
      return value;
    }

    void move(double bend) {
      place += increment * bend;
      if (looped) {
        if (passesOn) {
          looped = false;
          place += loopStart;
        } else {
          while (place >= loopFrames) place -= loopFrames;
        }
      } else if (loopFrames > 0 && place >= loopStart + loopFrames && !passesOn) {
        looped = true;
        place -= loopStart + loopFrames;
        while (place >= loopFrames) place -= loopFrames;
      }
    }
  }
}
