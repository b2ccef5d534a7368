package dev.backline.bench.kernel;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.fingerprint.MonoAt11025;
import dev.backline.audio.limiter.TruePeakLimiter;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pitch.PitchTracker;
import dev.backline.audio.spectrum.RealFft;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call works on 4096 frames at 48 kHz. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KernelBenchmark {
  static final int FRAMES = 4096;
  private static final int SECTIONS = 6;
  private static final PcmFormat STEREO = new PcmFormat(PcmFormat.WORKING_RATE_HZ, 2);

  private final float[][] source = new float[2][FRAMES];
  private final float[][] block = new float[2][FRAMES];
  private final float[] power = new float[FRAMES / 2 + 1];
  private final RealFft fft = new RealFft(FRAMES);
  private final LoudnessMeter meter = new LoudnessMeter(STEREO);
  private final TruePeakLimiter limiter = new TruePeakLimiter(-1);
  private final Biquad[] left = new Biquad[SECTIONS];
  private final Biquad[] right = new Biquad[SECTIONS];
  private final PitchTracker pitch = new PitchTracker(PcmFormat.WORKING_RATE_HZ);
  private float heard;
  private final MonoAt11025 resampler = new MonoAt11025(STEREO, (samples, _) -> heard = samples[0]);

  /** A loud chord with some noise. */
  @Setup
  public void play() {
    var random = new Random(1);
    for (int i = 0; i < FRAMES; i++) {
      double t = i / (double) PcmFormat.WORKING_RATE_HZ;
      double chord = Math.sin(2 * Math.PI * 220 * t) + Math.sin(2 * Math.PI * 277.2 * t);
      source[0][i] = (float) (0.6 * chord + 0.05 * random.nextGaussian());
      source[1][i] = (float) (0.6 * chord + 0.05 * random.nextGaussian());
    }
    for (int i = 0; i < SECTIONS; i++) {
      left[i] = Biquad.peak(PcmFormat.WORKING_RATE_HZ, 100 << i, 1, 3);
      right[i] = Biquad.peak(PcmFormat.WORKING_RATE_HZ, 100 << i, 1, 3);
    }
  }

  private void fill() {
    System.arraycopy(source[0], 0, block[0], 0, FRAMES);
    System.arraycopy(source[1], 0, block[1], 0, FRAMES);
  }

  /** A power spectrum of 4096 samples. */
  @Benchmark
  public float[] spectrum() {
    fill();
    fft.forward(block[0]);
    fft.addPower(block[0], power);
    return power;
  }

  /** Loudness and true peak of two channels. */
  @Benchmark
  public LoudnessMeter loudnessMeter() {
    meter.write(source, FRAMES);
    return meter;
  }

  /** The true-peak limiter on two channels that exceed its ceiling. */
  @Benchmark
  public float limiter() {
    fill();
    limiter.process(block[0], block[1], FRAMES);
    return block[0][0];
  }

  /** Six second-order sections on two channels. */
  @Benchmark
  public float biquads() {
    fill();
    for (int i = 0; i < SECTIONS; i++) {
      Biquad.processBoth(left[i], block[0], right[i], block[1], FRAMES);
    }
    return block[0][0];
  }

  /** Pitch of one channel. */
  @Benchmark
  public PitchTracker pitchTracker() {
    pitch.accept(source[0], FRAMES);
    return pitch;
  }

  /** Two channels to one at 11,025 Hz. */
  @Benchmark
  public float resampler() {
    resampler.write(source, FRAMES);
    return heard;
  }
}
