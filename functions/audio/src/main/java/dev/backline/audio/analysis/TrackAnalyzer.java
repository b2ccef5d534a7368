package dev.backline.audio.analysis;

import dev.backline.audio.key.HarmonicSpectrum;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.Relay;
import dev.backline.audio.pitch.PitchTracker;
import dev.backline.audio.tempo.OnsetEnvelope;
import java.io.IOException;

/**
 * Hears a track once, in blocks, and tells everything about it. The same samples give the same
 * answer. Keeps about 0.3 MB a minute and no audio. Any length is accepted, none too; silence has
 * no tempo and no pitch.
 */
public final class TrackAnalyzer {
  private static final int BLOCK_FRAMES = 4096;
  private static final double CANCELLED = 0.02;

  private TrackAnalyzer() {}

  /** Reads {@code source} to its end and closes it. */
  public static TrackAnalysis analyze(PcmSource source, Hints hints) throws IOException {
    try (source) {
      int rate = source.format().sampleRateHz();
      var pitch = new PitchTracker(rate);
      var harmony = new HarmonicSpectrum(rate);
      var onsets = new OnsetEnvelope(rate);
      var meter = new LoudnessMeter(source.format());
      var block = new float[source.format().channels()][BLOCK_FRAMES];
      var mono = new float[BLOCK_FRAMES];
      float[][] single = {mono};
      long frames = 0;
      try (var melody = new Relay((voice, n) -> pitch.accept(voice[0], n));
          var chords = new Relay((voice, n) -> harmony.accept(voice[0], n));
          var beats = new Relay((voice, n) -> onsets.accept(voice[0], n))) {
        for (int n = source.read(block); n >= 0; n = source.read(block)) {
          mix(block, n, mono);
          melody.write(single, n);
          chords.write(single, n);
          beats.write(single, n);
          meter.write(block, n);
          frames += n;
        }
      }
      meter.close();
      return new Report(hints, source.format(), frames)
          .write(pitch.finish(), harmony, onsets, meter);
    }
  }

  /** The mean of the channels; the first of them where they cancel each other. */
  private static void mix(float[][] block, int n, float[] mono) {
    double mixed = 0;
    double single = 0;
    for (int i = 0; i < n; i++) {
      float sum = 0;
      for (float[] channel : block) {
        sum += channel[i];
      }
      mono[i] = sum / block.length;
      mixed += mono[i] * mono[i];
      single += block[0][i] * block[0][i];
    }
    if (block.length > 1 && mixed < CANCELLED * single) {
      System.arraycopy(block[0], 0, mono, 0, n);
    }
  }
}
