package dev.backline.audio.synth.effect;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.Relays;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Leads a stream through effects. What comes out is as long as what went in and not shifted: the
 * latency of the effects is taken out. Mono becomes stereo; of more channels the first two are
 * heard.
 */
public final class Passage {
  private static final int BLOCK = 8192;

  private final List<? extends Effect> effects;

  /** A passage through effects that no other stream uses. */
  public Passage(List<? extends Effect> effects) {
    this.effects = List.copyOf(effects);
  }

  /**
   * Reads the source to its end into stereo sinks of one format, each of which works on a thread of
   * its own beside the effects; closes nothing.
   */
  public void run(PcmSource source, PcmSink... sinks) throws IOException {
    try (var relays = new Relays(sinks)) {
      run(source, relays);
    }
  }

  private void run(PcmSource source, Relays relays) throws IOException {
    var rows = new float[Math.max(2, source.format().channels())][BLOCK];
    var kept = new float[2][];
    long toSkip = effects.stream().mapToLong(Effect::latencyFrames).sum();
    long owed = toSkip;
    while (true) {
      int count = source.read(rows);
      if (count < 0) {
        if (owed == 0) return;
        count = (int) Math.min(BLOCK, owed);
        owed -= count;
        for (var row : rows) Arrays.fill(row, 0, count, 0);
      } else if (source.format().channels() == 1) {
        System.arraycopy(rows[0], 0, rows[1], 0, count);
      }
      for (var effect : effects) effect.process(rows[0], rows[1], count);
      int skip = (int) Math.min(toSkip, count);
      toSkip -= skip;
      if (skip == count) continue;
      kept[0] = rows[0];
      kept[1] = rows[1];
      if (skip > 0) {
        System.arraycopy(rows[0], skip, rows[0], 0, count - skip);
        System.arraycopy(rows[1], skip, rows[1], 0, count - skip);
      }
      relays.write(kept, count - skip);
    }
  }

  /** The stereo format of what comes out. */
  public static PcmFormat format(PcmSource source) {
    return new PcmFormat(source.format().sampleRateHz(), 2);
  }
}
