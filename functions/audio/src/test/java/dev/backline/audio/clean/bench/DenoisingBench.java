package dev.backline.audio.clean.bench;

import dev.backline.audio.Signals;
import dev.backline.audio.clean.CleanResult;
import dev.backline.audio.clean.CleanSettings;
import dev.backline.audio.clean.VocalCleaner;
import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import java.io.IOException;
import java.util.Arrays;

/** Measures what cleaning gains on a voice whose clean recording is known. */
public final class DenoisingBench {

  private DenoisingBench() {}

  /**
   * @param gainDb change of SI-SDR
   * @param estoiBefore of the noisy voice
   * @param estoiAfter of the cleaned voice
   */
  public record Score(double gainDb, double estoiBefore, double estoiAfter) {}

  /** What came out and what was said about it. */
  public record Cleaned(
      CleanResult result, @SuppressWarnings("ArrayRecordComponent") float[] samples) {}

  /** A voice under a noise, which begins a second before it. */
  public static Score score(float[] voice, float[] noise, int ratioDb, CleanSettings how)
      throws IOException {
    float[] clean = new float[voice.length + Signals.RATE_HZ];
    System.arraycopy(voice, 0, clean, Signals.RATE_HZ, voice.length);
    float[] noisy = mixed(clean, noise, ratioDb);
    float[] cleaned = clean(noisy, how).samples;
    return new Score(
        SiSdr.db(clean, cleaned) - SiSdr.db(clean, noisy),
        Estoi.of(clean, noisy),
        Estoi.of(clean, cleaned));
  }

  /** Cleans a mono take at the working rate. */
  public static Cleaned clean(float[] take, CleanSettings settings) throws IOException {
    PcmBuffer buffer = PcmBuffer.mono(take);
    var sink = new Collector(buffer.format());
    CleanResult result = new VocalCleaner(settings).clean(buffer::source, sink);
    return new Cleaned(result, sink.buffer().samples()[0]);
  }

  /** Cleans a take of any shape. */
  public static PcmBuffer clean(PcmBuffer take, CleanSettings settings) throws IOException {
    var sink = new Collector(take.format());
    new VocalCleaner(settings).clean(take::source, sink);
    return sink.buffer();
  }

  /** A voice and a noise, the voice {@code ratioDb} above it; the noise is repeated as needed. */
  public static float[] mixed(float[] voice, float[] noise, double ratioDb) {
    double gain = Signals.rms(voice) / Signals.rms(noise) * Math.pow(10, -ratioDb / 20);
    float[] mixed = new float[voice.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) (voice[i] + gain * noise[i % noise.length]);
    }
    return mixed;
  }

  private static final class Collector implements PcmSink {
    private final PcmFormat format;
    private final float[][] samples;
    private int size;

    Collector(PcmFormat format) {
      this.format = format;
      this.samples = new float[format.channels()][1 << 16];
    }

    PcmBuffer buffer() {
      return new PcmBuffer(
          format,
          Arrays.stream(samples).map(row -> Arrays.copyOf(row, size)).toArray(float[][]::new));
    }

    @Override
    public PcmFormat format() {
      return format;
    }

    @Override
    public void write(float[][] block, int frames) {
      for (int channel = 0; channel < samples.length; channel++) {
        if (size + frames > samples[channel].length) {
          samples[channel] = Arrays.copyOf(samples[channel], 2 * (size + frames));
        }
        System.arraycopy(block[channel], 0, samples[channel], size, frames);
      }
      size += frames;
    }

    @Override
    public void close() {}
  }
}
