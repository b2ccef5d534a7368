package dev.backline.audio.fingerprint.landmark;

import dev.backline.audio.fingerprint.MonoAt11025;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;

/** Takes the landmark fingerprint of what is written to it, in any format. */
public final class LandmarkFingerprintMeter implements PcmSink {

  private final MonoAt11025 mono;
  private final PeakFinder finder = new PeakFinder(this::addPeak);
  private float[] frames = new float[1024];
  private float[] bins = new float[1024];
  private int size;
  private boolean closed;

  /** A fingerprint of nothing yet. */
  public LandmarkFingerprintMeter(PcmFormat format) {
    this.mono = new MonoAt11025(format, this::addSamples);
  }

  /** The fingerprint of a whole source, which is closed. */
  public static LandmarkFingerprint of(PcmSource source) throws IOException {
    try (source) {
      var meter = new LandmarkFingerprintMeter(source.format());
      source.transferTo(meter);
      return meter.fingerprint();
    }
  }

  @Override
  public PcmFormat format() {
    return mono.format();
  }

  @Override
  public void write(float[][] block, int count) {
    mono.write(block, count);
  }

  /** Ends the signal; further calls do nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      mono.close();
      finder.end();
    }
  }

  /** The fingerprint of all that was written; closes the meter. */
  public LandmarkFingerprint fingerprint() {
    close();
    return new LandmarkFingerprint(frames, bins, size);
  }

  private void addSamples(float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      finder.add(samples[i]);
    }
  }

  private void addPeak(float frame, float bin) {
    if (size == frames.length) {
      frames = Arrays.copyOf(frames, 2 * size);
      bins = Arrays.copyOf(bins, 2 * size);
    }
    frames[size] = frame;
    bins[size++] = bin;
  }
}
