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

  private final List<Part> players;
  private final Ceiling ceiling = new Ceiling();
  private final long frames;
  private final long fadeFrames;
  private long position;

  StemSource(List<Layer> layers, long frames, long fadeFrames) {
    players = layers.stream().map(layer -> new Part(new LayerSource(layer, frames))).toList();
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
    players.parallelStream().forEach(player -> player.play(count));
    Arrays.fill(block[0], 0, count, 0);
    Arrays.fill(block[1], 0, count, 0);
    for (var player : players) player.addTo(block, count);
    ceiling.process(block[0], block[1], count);
    fade(block, count);
    position += count;
    return count;
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
    players.forEach(player -> player.source.close());
  }

  /** A player and what it has played last; the players of a stem play at the same time. */
  private static final class Part {
    private final LayerSource source;
    private float[][] played = new float[2][0];

    Part(LayerSource source) {
      this.source = source;
    }

    void play(int frames) {
      if (played[0].length < frames) played = new float[2][frames];
      source.read(played, frames);
    }

    void addTo(float[][] block, int frames) {
      for (int channel = 0; channel < played.length; channel++) {
        float[] sum = block[channel];
        float[] own = played[channel];
        for (int i = 0; i < frames; i++) sum[i] += own[i];
      }
    }
  }
}
