package dev.backline.audio.synth;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A layer as a stream: holds the sounding voices and nothing else, so an hour costs no more memory
 * than a minute. Notes begin on their frame exactly; the latency of the effects is taken out.
 */
public final class LayerSource implements PcmSource {
  private static final PcmFormat FORMAT = new PcmFormat(PcmFormat.WORKING_RATE_HZ, 2);
  private static final int BLOCK = 1024;

  /** Effects that saturate expect about this much of a full-scale voice. */
  private static final float HEADROOM = 0.25f;

  /** Below a step of 24 bits. */
  private static final float SILENT = 1e-7f;

  /** After so long a silence no echo comes any more. */
  private static final long REST_FRAMES = FORMAT.frames(5_000);

  private final Layer layer;
  private final List<Voice> sounding = new ArrayList<>();
  private final List<Note> notes;
  private final long end;
  private int next;
  private long position;
  private long delivered;
  private long toSkip;
  private final float[] left = new float[BLOCK];
  private final float[] right = new float[BLOCK];
  private long silentFrames;
  private int ready;
  private int taken;

  /** A stream of exactly {@code frames} frames. */
  public LayerSource(Layer layer, long frames) {
    this.layer = layer;
    notes = layer.notes();
    end = frames;
    toSkip = layer.effects().stream().mapToLong(effect -> effect.latencyFrames()).sum();
  }

  @Override
  public PcmFormat format() {
    return FORMAT;
  }

  @Override
  public int read(float[][] block) {
    return read(block, block[0].length);
  }

  /** As {@link #read(float[][])}, at most {@code frames}; fewer only at the end. */
  public int read(float[][] block, int frames) {
    if (delivered == end) return -1;
    int asked = (int) Math.min(frames, end - delivered);
    for (int done = 0; done < asked; ) {
      while (taken == ready) {
        renderBlock();
        taken = (int) Math.min(toSkip, ready);
        toSkip -= taken;
      }
      int count = Math.min(ready - taken, asked - done);
      System.arraycopy(left, taken, block[0], done, count);
      System.arraycopy(right, taken, block[1], done, count);
      taken += count;
      done += count;
    }
    delivered += asked;
    return asked;
  }

  private void renderBlock() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    if (silentFrames >= REST_FRAMES && !begins(position + BLOCK)) {
      for (var effect : layer.effects()) effect.rest(BLOCK);
    } else {
      play();
    }
    position += BLOCK;
    ready = BLOCK;
    taken = 0;
  }

  private boolean begins(long before) {
    return next < notes.size() && notes.get(next).startFrame() < before;
  }

  private void play() {
    sounding.removeIf(voice -> !voice.render(left, right, 0, BLOCK));
    while (begins(position + BLOCK)) {
      var note = notes.get(next++);
      var voice = layer.instrument().play(note);
      int from = (int) Math.max(0, note.startFrame() - position);
      if (voice.render(left, right, from, BLOCK)) sounding.add(voice);
    }
    for (int i = 0; i < BLOCK; i++) {
      left[i] *= HEADROOM;
      right[i] *= HEADROOM;
    }
    for (var effect : layer.effects()) effect.process(left, right, BLOCK);
    float gain = (float) layer.gain();
    for (int i = 0; i < BLOCK; i++) {
      left[i] *= gain;
      right[i] *= gain;
    }
    silentFrames = sounding.isEmpty() && isSilent() ? silentFrames + BLOCK : 0;
  }

  private boolean isSilent() {
    float loudest = 0;
    for (int i = 0; i < BLOCK; i++) {
      loudest = Math.max(loudest, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    return loudest < SILENT;
  }

  @Override
  public void close() {
    sounding.clear();
  }
}
