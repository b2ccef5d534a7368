package dev.backline.audio.analysis;

import dev.backline.audio.fault.FaultMeter;
import dev.backline.audio.key.HarmonicSpectrum;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.Relay;
import dev.backline.audio.pitch.PitchTracker;
import dev.backline.audio.tempo.OnsetEnvelope;
import java.io.IOException;

/**
 * Hears what is written to it, and tells everything about it once it is closed. Keeps about 0.3 MB
 * a minute and no audio.
 */
public final class TrackListener implements PcmSink {
  private static final double CANCELLED = 0.02;

  private final PcmFormat format;
  private final Hints hints;
  private final PitchTracker pitch;
  private final HarmonicSpectrum harmony;
  private final OnsetEnvelope onsets;
  private final LoudnessMeter meter;
  private final FaultMeter faults;
  private final Relay melody;
  private final Relay chords;
  private final Relay beats;
  private float[][] mono = new float[1][0];
  private long frames;

  /** Listens to streams of this shape. */
  public TrackListener(PcmFormat format, Hints hints) {
    this.format = format;
    this.hints = hints;
    this.pitch = new PitchTracker(format.sampleRateHz());
    this.harmony = new HarmonicSpectrum(format.sampleRateHz());
    this.onsets = new OnsetEnvelope(format.sampleRateHz());
    this.meter = new LoudnessMeter(format);
    this.faults = new FaultMeter(format);
    this.melody = new Relay((voice, n) -> pitch.accept(voice[0], n));
    this.chords = new Relay((voice, n) -> harmony.accept(voice[0], n));
    this.beats = new Relay((voice, n) -> onsets.accept(voice[0], n));
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public void write(float[][] block, int count) throws IOException {
    if (mono[0].length < count) mono = new float[1][count];
    mix(block, count, mono[0]);
    melody.write(mono, count);
    chords.write(mono, count);
    beats.write(mono, count);
    meter.write(block, count);
    faults.write(block, count);
    frames += count;
  }

  @Override
  public void close() throws IOException {
    try (melody;
        chords;
        beats) {
      meter.close();
    }
  }

  /** What was heard in all that was written; ask once, after closing. */
  public TrackAnalysis analysis() {
    return new Report(hints, format, frames)
        .write(pitch.finish(), harmony, onsets, meter, faults.faults());
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
