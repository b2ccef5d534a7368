package dev.backline.audio.bounce;

import dev.backline.audio.pcm.WavReader;
import java.io.Closeable;
import java.io.IOException;

/** Plays a clip; its file is open only while it is heard. */
final class ClipPlayer implements Closeable {
  private final PlacedClip placed;
  private final WavReader reader;
  private final float[][] block;
  private final double fadeIn;
  private final double fadeOut;
  private long played;

  ClipPlayer(PlacedClip placed, Recordings recordings) throws IOException {
    this.placed = placed;
    this.reader = recordings.open(placed.clip().file());
    this.block = new float[placed.channels()][0];
    double framesPerMs = reader.format().sampleRateHz() / 1000.0;
    this.fadeIn = placed.clip().fadeInMs() * framesPerMs;
    this.fadeOut = placed.clip().fadeOutMs() * framesPerMs;
    reader.seek(placed.offset());
  }

  boolean isOver() {
    return played >= placed.frames();
  }

  /** Adds what is heard in {@code frames} frames from a frame of the session on. */
  void addTo(float[] left, float[] right, long from, int frames) throws IOException {
    int at = (int) Math.max(0, placed.from() - from);
    while (at < frames && !isOver()) {
      int count = read((int) Math.min(frames - at, placed.frames() - played));
      if (count < 0) {
        played = placed.frames();
        return;
      }
      add(block[0], left, at, count);
      add(block[block.length - 1], right, at, count);
      played += count;
      at += count;
    }
  }

  /** A source fills a block as long as it is, so the block is as long as what is wanted. */
  private int read(int frames) throws IOException {
    if (block[0].length != frames) {
      for (int channel = 0; channel < block.length; channel++) block[channel] = new float[frames];
    }
    return reader.read(block);
  }

  private void add(float[] samples, float[] sum, int at, int count) {
    float gain = (float) placed.clip().gain();
    boolean level = played >= fadeIn && placed.frames() - played - count >= fadeOut;
    for (int i = 0; i < count; i++) {
      sum[at + i] += level ? gain * samples[i] : (float) (gain * fade(played + i)) * samples[i];
    }
  }

  private double fade(long frame) {
    double in = fadeIn > 0 ? Math.min(1, frame / fadeIn) : 1;
    double out = fadeOut > 0 ? Math.min(1, (placed.frames() - frame) / fadeOut) : 1;
    return in * out;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
