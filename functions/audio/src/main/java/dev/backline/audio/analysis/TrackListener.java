package dev.backline.audio.analysis;

import dev.backline.audio.fault.FaultMeter;
import dev.backline.audio.key.HarmonicSpectrum;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.MonoSource;
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
  /** Of the first channel's energy, how much of the mix is left where the channels cancel. */
  private static final double CANCELLED = 0.02;

  /** Frames over which that is judged, counted from the first, however the blocks come. */
  private static final int SPAN = 1 << 14;

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
  private final float[][] mixed = new float[1][SPAN];
  private final float[][] first = new float[1][SPAN];
  private int filled;
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
    for (int from = 0; from < count; ) {
      int n = Math.min(SPAN - filled, count - from);
      MonoSource.mean(block, from, n, mixed[0], filled);
      System.arraycopy(block[0], from, first[0], filled, n);
      filled += n;
      from += n;
      if (filled == SPAN) handOn();
    }
    meter.write(block, count);
    faults.write(block, count);
    frames += count;
  }

  @Override
  public void close() throws IOException {
    try (melody;
        chords;
        beats) {
      handOn();
      meter.close();
    }
  }

  /** What was heard in all that was written; ask once, after closing. */
  public TrackAnalysis analysis() {
    return new Report(hints, format, frames)
        .write(pitch.finish(), harmony, onsets, meter, faults.faults());
  }

  /** The mean of the channels; the first of them where they cancel each other. */
  private void handOn() throws IOException {
    if (filled == 0) return;
    double ofMix = energy(mixed[0], filled);
    boolean cancelled = format.channels() > 1 && ofMix < CANCELLED * energy(first[0], filled);
    float[][] mono = cancelled ? first : mixed;
    melody.write(mono, filled);
    chords.write(mono, filled);
    beats.write(mono, filled);
    filled = 0;
  }

  private static double energy(float[] samples, int count) {
    double energy = 0;
    for (int i = 0; i < count; i++) {
      energy += samples[i] * samples[i];
    }
    return energy;
  }
}
