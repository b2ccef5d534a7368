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
    var sink = new Collector();
    CleanResult result = new VocalCleaner(settings).clean(buffer::source, sink);
    return new Cleaned(result, Arrays.copyOf(sink.samples, sink.size));
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
    private float[] samples = new float[1 << 20];
    private int size;

    @Override
    public PcmFormat format() {
      return new PcmFormat(PcmFormat.WORKING_RATE_HZ, 1);
    }

    @Override
    public void write(float[][] block, int frames) {
      if (size + frames > samples.length) {
        samples = Arrays.copyOf(samples, 2 * samples.length);
      }
      System.arraycopy(block[0], 0, samples, size, frames);
      size += frames;
    }

    @Override
    public void close() {}
  }
}
