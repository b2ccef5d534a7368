package dev.backline.audio.key;

import dev.backline.audio.pitch.Decimator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Hears the harmony in a stream of mono samples: spectral peaks between 55 and 3500 Hz, each shared
 * over the fundamentals that it could be a harmonic of, folded into one octave, and the bass beside
 * it. Keeps 720 bytes for each 0.19 s.
 */
public final class HarmonicSpectrum {
  private static final double FRAME_SECONDS = 0.37;
  private static final double LOWEST_HZ = 38;
  private static final double LOWEST_HARMONY_HZ = 55;
  private static final double HIGHEST_BASS_HZ = 160;
  private static final double HIGHEST_HZ = 3500;
  private static final int HARMONICS = 6;
  private static final double HARMONIC_DECAY = 0.6;
  private static final int BINS = 120;
  private static final int BASS_BINS = 60;
  private static final double BLOCK_SECONDS = 3;
  private static final double BLOCK_EVIDENCE = 1 / 32.0;
  private static final double CHANGE_COST = 2;

  private final Decimator decimator;
  private final double rate;
  private final float[] window;
  private final float[] ring;
  private final float[] frame;
  private final float[] power;
  private final float[] reduced = new float[4096];
  private final FloatFFT_1D fft;
  private final List<float[]> frames = new ArrayList<>();
  private final List<float[]> basses = new ArrayList<>();
  private final int hop;
  private int write;
  private int untilFrame;
  private double tuningX;
  private double tuningY;

  /** Listens to a signal of {@code sampleRateHz}. */
  public HarmonicSpectrum(int sampleRateHz) {
    int factor = Math.max(1, sampleRateHz / 11_000);
    this.decimator = new Decimator(factor);
    this.rate = sampleRateHz / (double) factor;
    this.window = blackmanHarris((int) Math.round(FRAME_SECONDS * rate));
    this.hop = window.length / 2;
    this.untilFrame = window.length;
    this.ring = new float[window.length];
    int size = Integer.highestOneBit(window.length - 1) * 2;
    this.frame = new float[size];
    this.power = new float[size / 2];
    this.fft = new FloatFFT_1D(size);
  }

  /** Takes the next {@code n} samples. */
  public void accept(float[] samples, int n) {
    for (int from = 0; from < n; from += reduced.length) {
      int kept = decimator.accept(samples, from, Math.min(n, from + reduced.length), reduced);
      for (int i = 0; i < kept; i++) {
        ring[write] = reduced[i];
        write = write + 1 == ring.length ? 0 : write + 1;
        if (--untilFrame == 0) {
          untilFrame = hop;
          analyse();
        }
      }
    }
  }

  private void analyse() {
    for (int i = 0; i < window.length; i++) {
      frame[i] = window[i] * ring[(write + i) % ring.length];
    }
    Arrays.fill(frame, window.length, frame.length, 0);
    fft.realForward(frame);
    double loudest = 0;
    for (int k = 1; k < power.length; k++) {
      power[k] =
          (float) Math.sqrt(frame[2 * k] * frame[2 * k] + frame[2 * k + 1] * frame[2 * k + 1]);
      loudest = Math.max(loudest, power[k]);
    }
    var folded = new float[BINS];
    var bass = new float[BASS_BINS];
    if (loudest > 1e-4) {
      int low = (int) Math.max(2, LOWEST_HZ / rate * frame.length);
      int high = (int) Math.min(power.length - 2.0, HIGHEST_HZ / rate * frame.length);
      for (int k = low; k < high; k++) {
        if (power[k] > power[k - 1] && power[k] >= power[k + 1] && power[k] > 1e-3 * loudest) {
          fold(k, folded, bass);
        }
      }
    }
    frames.add(folded);
    basses.add(bass);
  }

  private void fold(int k, float[] folded, float[] bass) {
    double left = Math.log(power[k - 1] + 1e-12);
    double middle = Math.log(power[k] + 1e-12);
    double right = Math.log(power[k + 1] + 1e-12);
    double curve = left - 2 * middle + right;
    double shift = curve < 0 ? 0.5 * (left - right) / curve : 0;
    double hz = (k + shift) * rate / frame.length;
    double midi = 69 + 12 * Math.log(hz / 440) / Math.log(2);
    double magnitude = power[k];
    if (hz < HIGHEST_BASS_HZ) {
      bass[(int) Math.floorMod(Math.round(midi * BASS_BINS / 12), (long) BASS_BINS)] +=
          (float) magnitude;
    }
    if (hz < LOWEST_HARMONY_HZ) {
      return;
    }
    tuningX += magnitude * Math.cos(2 * Math.PI * midi);
    tuningY += magnitude * Math.sin(2 * Math.PI * midi);
    double share = 1;
    for (int h = 1; h <= HARMONICS; h++) {
      double fundamental = midi - 12 * Math.log(h) / Math.log(2);
      folded[Math.floorMod(Math.round(fundamental * BINS / 12), BINS)] +=
          (float) (share * magnitude);
      share *= HARMONIC_DECAY;
    }
  }

  /** The key of all that was taken; empty when nothing sounded. */
  public Optional<KeyEstimate> key(double durationSeconds) {
    double cents = 100 * Math.atan2(tuningY, tuningX) / (2 * Math.PI);
    int perBlock = (int) Math.max(1, Math.round(BLOCK_SECONDS * rate / hop));
    var whole = new double[12];
    var wholeBass = new double[12];
    var blocks = new ArrayList<double[]>();
    var block = new double[12];
    var blockBass = new double[12];
    for (int i = 0; i < frames.size(); i++) {
      double[] chroma = chroma(frames.get(i), cents);
      double[] bass = chroma(basses.get(i), cents);
      for (int pc = 0; pc < 12; pc++) {
        whole[pc] += chroma[pc];
        wholeBass[pc] += bass[pc];
        block[pc] += chroma[pc];
        blockBass[pc] += bass[pc];
      }
      if ((i + 1) % perBlock == 0 || i + 1 == frames.size()) {
        double[] scores = KeyModel.scores(block, blockBass);
        blocks.add(Arrays.stream(scores).map(score -> BLOCK_EVIDENCE * score).toArray());
        block = new double[12];
        blockBass = new double[12];
      }
    }
    double sum = 0;
    for (double w : whole) {
      sum += w;
    }
    return sum == 0
        ? Optional.empty()
        : Optional.of(
            KeyPath.estimate(
                KeyModel.scores(whole, wholeBass),
                blocks,
                perBlock * hop / rate,
                durationSeconds,
                CHANGE_COST,
                cents));
  }

  /**
   * How much the harmony of the {@code spanSeconds} after a moment differs from that before it: 0
   * is not at all, 1 entirely.
   */
  public double change(double seconds, double spanSeconds) {
    float[] before = between(seconds - spanSeconds, seconds);
    float[] after = between(seconds, seconds + spanSeconds);
    double both = 0;
    double befores = 1e-12;
    double afters = 1e-12;
    for (int bin = 0; bin < BINS; bin++) {
      both += before[bin] * after[bin];
      befores += before[bin] * before[bin];
      afters += after[bin] * after[bin];
    }
    return 1 - both / Math.sqrt(befores * afters);
  }

  private float[] between(double from, double to) {
    var sum = new float[BINS];
    double frameSeconds = hop / rate;
    double centre = window.length / 2.0 / rate;
    int first = Math.max(0, (int) Math.ceil((from - centre) / frameSeconds));
    int last = Math.min(frames.size() - 1, (int) Math.floor((to - centre) / frameSeconds));
    for (int i = first; i <= last; i++) {
      for (int bin = 0; bin < BINS; bin++) {
        sum[bin] += frames.get(i)[bin];
      }
    }
    return sum;
  }

  /** Energy near each pitch class of {@code bins} that divide the octave; the most is 1. */
  private static double[] chroma(float[] bins, double cents) {
    int perSemitone = bins.length / 12;
    var chroma = new double[12];
    double most = 0;
    for (int pc = 0; pc < 12; pc++) {
      double centre = (pc + cents / 100) * perSemitone;
      for (int d = -perSemitone; d <= perSemitone; d++) {
        double cos = Math.cos(Math.PI / 2 * d / perSemitone);
        chroma[pc] += cos * cos * bins[Math.floorMod(Math.round(centre + d), bins.length)];
      }
      most = Math.max(most, chroma[pc]);
    }
    for (int pc = 0; most > 0 && pc < 12; pc++) {
      chroma[pc] /= most;
    }
    return chroma;
  }

  private static float[] blackmanHarris(int length) {
    var window = new float[length];
    for (int i = 0; i < length; i++) {
      double a = 2 * Math.PI * i / (length - 1);
      window[i] =
          (float)
              (0.35875
                  - 0.48829 * Math.cos(a)
                  + 0.14128 * Math.cos(2 * a)
                  - 0.01168 * Math.cos(3 * a));
    }
    return window;
  }
}
