package dev.backline.audio.synth.voice;

import dev.backline.audio.soundfont.Region;
import dev.backline.audio.soundfont.Region.Looping;

/**
 * The frames of a region, ready to be read at any speed: once through, and its loop apart, so that
 * reading between frames runs over the seam without noticing it.
 */
final class Wave {
  private static final int PAD = Interpolation.REACH;

  private final Looping looping;
  private final int frames;
  private final int loopStart;
  private final int loopFrames;
  private final float[] once;
  private final float[] loop;

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

  /** One reading of the wave. */
  final class Head {
    private final double increment;
    private final Interpolation interpolation;
    private double place;
    private boolean looped;
    private boolean released;

    /** A head at the beginning that usually moves {@code increment} frames at a time. */
    Head(double increment) {
      this.increment = increment;
      interpolation = Interpolation.at(increment);
    }

    void release() {
      released = true;
    }

    boolean atEnd() {
      return !looped && place >= frames;
    }

    /** The value here; then moves on by {@code bend} times the usual way. */
    float next(double bend) {
      if (atEnd()) return 0;
      float value = interpolation.value(looped ? loop : once, place + PAD);
      place += increment * bend;
      if (looped) {
        if (looping == Looping.UNTIL_RELEASE && released) {
          looped = false;
          place += loopStart;
        } else {
          while (place >= loopFrames) place -= loopFrames;
        }
      } else if (loopFrames > 0 && place >= loopStart + loopFrames && !passesOn()) {
        looped = true;
        place -= loopStart + loopFrames;
        while (place >= loopFrames) place -= loopFrames;
      }
      return value;
    }

    private boolean passesOn() {
      return looping == Looping.UNTIL_RELEASE && released;
    }
  }
}
