package dev.backline.audio.mix;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.synth.effect.Effect;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The sum of a voice and its band, which gives way to the voice; ends with the longer of them. */
final class Console implements PcmSource {
  private static final int BLOCK = 8192;

  private final Strip voice;
  private final Strip band;
  private final Ducker ducker;

  /** Both sources have the desk's rate. */
  Console(
      PcmSource voice,
      List<? extends Effect> voiceChain,
      PcmSource band,
      List<? extends Effect> bandChain,
      Ducker ducker) {
    this.voice = new Strip(voice, voiceChain);
    this.band = new Strip(band, bandChain);
    this.ducker = ducker;
  }

  @Override
  public PcmFormat format() {
    return new PcmFormat(PcmFormat.WORKING_RATE_HZ, 2);
  }

  @Override
  public int read(float[][] block) throws IOException {
    int most = Math.min(BLOCK, block[0].length);
    int count = Math.max(voice.next(most), band.next(most));
    if (count == 0) return -1;
    ducker.process(voice.rows[0], band.rows[0], band.rows[1], count);
    for (int channel = 0; channel < 2; channel++) {
      for (int i = 0; i < count; i++) {
        block[channel][i] = voice.rows[channel][i] + band.rows[channel][i];
      }
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    try (var _ = voice.source) {
      band.source.close();
    }
  }

  /** One source with its effects, block by block; silent after its end. */
  private static final class Strip {
    private final PcmSource source;
    private final List<? extends Effect> chain;
    private final float[][] rows;
    private boolean ended;

    Strip(PcmSource source, List<? extends Effect> chain) {
      this.source = source;
      this.chain = chain;
      rows = new float[Math.max(2, source.format().channels())][BLOCK];
    }

    /** Fills the rows as far as the source reaches; what is beyond is silence, effects ring on. */
    int next(int frames) throws IOException {
      int filled = 0;
      while (!ended && filled < frames) {
        int got = read(filled, frames);
        if (got < 0) ended = true;
        else filled += got;
      }
      for (var row : rows) Arrays.fill(row, filled, frames, 0);
      if (source.format().channels() == 1) System.arraycopy(rows[0], 0, rows[1], 0, frames);
      for (var effect : chain) effect.process(rows[0], rows[1], frames);
      return filled;
    }

    private int read(int from, int to) throws IOException {
      if (from == 0 && to == BLOCK) return source.read(rows);
      var rest = new float[rows.length][to - from];
      int got = source.read(rest);
      for (int c = 0; got > 0 && c < rows.length; c++) {
        System.arraycopy(rest[c], 0, rows[c], from, got);
      }
      return got;
    }
  }
}
