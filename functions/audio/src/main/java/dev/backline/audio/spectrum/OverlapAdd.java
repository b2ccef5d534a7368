package dev.backline.audio.spectrum;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * Runs a stream through overlapping spectra and back: square-root Hann windows of 4096 samples,
 * four at each sample. What leaves is as long as what entered and not delayed; unchanged spectra
 * give the input back.
 */
public final class OverlapAdd {

  public static final int SIZE = 4096;
  public static final int HOP = SIZE / 4;
  public static final int BINS = SIZE / 2 + 1;

  /** Sees, and may change, the packed spectra of all channels at one moment. */
  @FunctionalInterface
  public interface Step {

    /** Takes the spectrum of each channel; the arrays are reused at the next moment. */
    void process(float[][] spectra);
  }

  private static final float[] WINDOW = window();

  private final PcmSource source;
  private final RealFft fft = new RealFft(SIZE);
  private final float[][] input;
  private final float[][] output;
  private final float[][] spectra;
  private final float[][] block;
  private long read;
  private long written;

  private OverlapAdd(PcmSource source) {
    int channels = source.format().channels();
    this.source = source;
    this.input = new float[channels][SIZE];
    this.output = new float[channels][SIZE];
    this.spectra = new float[channels][SIZE];
    this.block = new float[channels][HOP];
  }

  /** Shows each spectrum to a step and writes nothing. Closes the source. */
  public static void analyse(PcmSource source, Step step) throws IOException {
    try (source) {
      var run = new OverlapAdd(source);
      while (run.advance()) {
        run.transform();
        step.process(run.spectra);
      }
    }
  }

  /** What a step makes of each spectrum of a source; closing it closes the source. */
  public static PcmSource shaped(PcmSource source, Step step) {
    return new Shaped(new OverlapAdd(source), step);
  }

  private static final class Shaped implements PcmSource {
    private final OverlapAdd run;
    private final Step step;
    // Three frames lead in before the first sample has all its windows.
    private int leadIn = SIZE - HOP;
    private int ready;
    private int taken;

    Shaped(OverlapAdd run, Step step) {
      this.run = run;
      this.step = step;
    }

    @Override
    public PcmFormat format() {
      return run.source.format();
    }

    @Override
    public int read(float[][] target) throws IOException {
      while (taken == ready) {
        if (!run.advance() && run.written >= run.read) {
          return -1;
        }
        run.transform();
        step.process(run.spectra);
        run.synthesise();
        taken = 0;
        if (leadIn > 0) {
          leadIn -= HOP;
          ready = 0;
        } else {
          ready = (int) Math.min(HOP, run.read - run.written);
          run.written += ready;
        }
      }
      int count = Math.min(ready - taken, target[0].length);
      for (int channel = 0; channel < target.length; channel++) {
        System.arraycopy(run.block[channel], taken, target[channel], 0, count);
      }
      taken += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      run.source.close();
    }
  }

  /** Shifts the next hop in, with silence after the end; false when there was none left. */
  private boolean advance() throws IOException {
    int frames = 0;
    float[][] part = block;
    while (frames < HOP) {
      if (frames > 0) {
        part = new float[block.length][HOP - frames];
      }
      int count = source.read(part);
      if (count < 0) {
        break;
      }
      for (int channel = 0; channel < part.length; channel++) {
        if (frames == 0) {
          System.arraycopy(input[channel], HOP, input[channel], 0, SIZE - HOP);
          Arrays.fill(input[channel], SIZE - HOP, SIZE, 0);
        }
        System.arraycopy(part[channel], 0, input[channel], SIZE - HOP + frames, count);
      }
      frames += count;
    }
    if (frames == 0) {
      for (float[] channel : input) {
        System.arraycopy(channel, HOP, channel, 0, SIZE - HOP);
        Arrays.fill(channel, SIZE - HOP, SIZE, 0);
      }
    }
    read += frames;
    return frames > 0;
  }

  private void transform() {
    for (int channel = 0; channel < input.length; channel++) {
      for (int i = 0; i < SIZE; i++) {
        spectra[channel][i] = input[channel][i] * WINDOW[i];
      }
      fft.forward(spectra[channel]);
    }
  }

  private void synthesise() {
    for (int channel = 0; channel < input.length; channel++) {
      float[] frame = spectra[channel];
      fft.inverse(frame);
      float[] sum = output[channel];
      for (int i = 0; i < SIZE; i++) {
        // Four Hann windows, a quarter apart, add up to two.
        sum[i] += 0.5f * frame[i] * WINDOW[i];
      }
      System.arraycopy(sum, 0, block[channel], 0, HOP);
      System.arraycopy(sum, HOP, sum, 0, SIZE - HOP);
      Arrays.fill(sum, SIZE - HOP, SIZE, 0);
    }
  }

  private static float[] window() {
    float[] window = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      window[i] = (float) Math.sin(Math.PI * (i + 0.5) / SIZE);
    }
    return window;
  }
}
