package dev.backline.audio.fingerprint.chroma;

import dev.backline.audio.fingerprint.MonoAt11025;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * Takes the fingerprint of what is written to it, after L. Lalinský, "How does Chromaprint work?"
 * (2011). From one channel at 11,025 Hz it is bit for bit what fpcalc 1.5 gives for the same
 * samples in 16 bits. From other formats a few bits differ, since fpcalc resamples with integers.
 */
public final class ChromaFingerprintMeter implements PcmSink {

  private final MonoAt11025 mono;
  private final ChromaPicture picture = new ChromaPicture();
  private final ChromaFrames frames = new ChromaFrames(this::addFrame);
  private int[] items = new int[256];
  private int size;

  /** A fingerprint of nothing yet. */
  public ChromaFingerprintMeter(PcmFormat format) {
    this.mono = new MonoAt11025(format, this::addSamples);
  }

  /** The fingerprint of a whole source, which is closed. */
  public static ChromaFingerprint of(PcmSource source) throws IOException {
    try (source) {
      var meter = new ChromaFingerprintMeter(source.format());
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

  /** Ends the signal. */
  @Override
  public void close() {
    mono.close();
  }

  /** The fingerprint of all that was written; closes the meter. */
  public ChromaFingerprint fingerprint() {
    close();
    return ChromaFingerprint.of(Arrays.copyOf(items, size));
  }

  private void addSamples(float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      frames.add((short) Math.clamp(Math.rint(samples[i] * 32768.0), -32768, 32767));
    }
  }

  private void addFrame(double[] chroma) {
    picture.add(chroma);
    if (!picture.isFull()) {
      return;
    }
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size++] = Classifier.item(picture);
  }
}
