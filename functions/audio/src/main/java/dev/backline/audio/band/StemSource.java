package dev.backline.audio.band;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.synth.Layer;
import dev.backline.audio.synth.LayerSource;
import dev.backline.audio.synth.effect.Ceiling;
import java.util.Arrays;
import java.util.List;

/** One stem: its players together, below full scale, faded out at the very end. */
final class StemSource implements PcmSource {
  private static final PcmFormat FORMAT = new PcmFormat(PcmFormat.WORKING_RATE_HZ, 2);

  private final List<LayerSource> players;
  private final Ceiling ceiling = new Ceiling();
  private final long frames;
  private final long fadeFrames;
  private float[][] one = new float[2][0];
  private long position;

  StemSource(List<Layer> layers, long frames, long fadeFrames) {
    players = layers.stream().map(layer -> new LayerSource(layer, frames)).toList();
    this.frames = frames;
    this.fadeFrames = Math.min(fadeFrames, frames);
  }

  @Override
  public PcmFormat format() {
    return FORMAT;
  }

  @Override
  public int read(float[][] block) {
    if (position == frames) return -1;
    int count = (int) Math.min(block[0].length, frames - position);
    if (one[0].length < count) one = new float[2][count];
    Arrays.fill(block[0], 0, count, 0);
    Arrays.fill(block[1], 0, count, 0);
    for (var player : players) add(player, block, count);
    ceiling.process(block[0], block[1], count);
    fade(block, count);
    position += count;
    return count;
  }

  private void add(LayerSource player, float[][] block, int count) {
    int done = 0;
    while (done < count) {
      int got = player.read(one, count - done);
      for (int i = 0; i < got; i++) {
        block[0][done + i] += one[0][i];
        block[1][done + i] += one[1][i];
      }
      done += got;
    }
  }

  private void fade(float[][] block, int count) {
    long start = frames - fadeFrames;
    for (int i = (int) Math.max(0, start - position); i < count; i++) {
      double left = (double) (frames - 1 - position - i) / Math.max(1, fadeFrames);
      float gain = (float) (0.5 - 0.5 * StrictMath.cos(StrictMath.PI * left));
      block[0][i] *= gain;
      block[1][i] *= gain;
    }
  }

  @Override
  public void close() {
    players.forEach(LayerSource::close);
  }
}
