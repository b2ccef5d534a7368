package dev.backline.audio.key;

import dev.backline.audio.pitch.Decimator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Hears the harmony in a stream of mono samples: spectral peaks between 55 and 3500 Hz, each shared
 * over the fundamentals that it could be a harmonic of, folded into one octave, and beside it the
 * bass and the most prominent pitch. Keeps 740 bytes for each 0.19 s.
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
  private static final int LOWEST_LEAD_MIDI = 55;
  private static final int LEAD_BINS_PER_SEMITONE = 3;
  private static final int LEAD_BINS = 100;
  private static final double LEAD_DECAY = 0.8;
  private static final KeyFinder FINDER = new KeyFinder(0.15, 4);
  private static final double[] HARMONIC_SEMITONES =
      IntStream.rangeClosed(1, HARMONICS)
          .mapToDouble(h -> 12 * Math.log(h) / Math.log(2))
          .toArray();

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
  private final List<Float> leads = new ArrayList<>();
  private final float[] salience = new float[LEAD_BINS + 2];
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
    begin();
    if (loudest > 1e-4) {
      int low = (int) Math.max(2, LOWEST_HZ / rate * frame.length);
      int high = (int) Math.min(power.length - 2.0, HIGHEST_HZ / rate * frame.length);
      for (int k = low; k < high; k++) {
        if (power[k] > power[k - 1] && power[k] >= power[k + 1] && power[k] > 1e-3 * loudest) {
          peak(k);
        }
      }
    }
    end();
  }

  private void begin() {
    frames.add(new float[BINS]);
    basses.add(new float[BASS_BINS]);
    Arrays.fill(salience, 0);
  }

  /** Takes a frame as its spectral peaks instead of samples. */
  void accept(double[] hz, double[] magnitude, int count) {
    begin();
    for (int i = 0; i < count; i++) {
      if (hz[i] > LOWEST_HZ && hz[i] < HIGHEST_HZ) {
        fold(hz[i], magnitude[i]);
      }
    }
    end();
  }

  /** Keeps the pitch that most peaks could be harmonics of. */
  private void end() {
    int most = 0;
    for (int i = 1; i <= LEAD_BINS; i++) {
      most = salience[i] > salience[most] ? i : most;
    }
    leads.add(
        salience[most] > 0
            ? LOWEST_LEAD_MIDI + (most - 1) / (float) LEAD_BINS_PER_SEMITONE
            : Float.NaN);
  }

  private void peak(int k) {
    double left = Math.log(power[k - 1] + 1e-12);
    double middle = Math.log(power[k] + 1e-12);
    double right = Math.log(power[k + 1] + 1e-12);
    double curve = left - 2 * middle + right;
    double shift = curve < 0 ? 0.5 * (left - right) / curve : 0;
    fold((k + shift) * rate / frame.length, power[k]);
  }

  /** Adds a peak to the last frame. */
  private void fold(double hz, double magnitude) {
    float[] folded = frames.getLast();
    float[] bass = basses.getLast();
    double midi = 69 + 12 * Math.log(hz / 440) / Math.log(2);
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
    double strength = 1;
    for (int h = 1; h <= HARMONICS; h++) {
      double fundamental = midi - HARMONIC_SEMITONES[h - 1];
      folded[Math.floorMod(Math.round(fundamental * BINS / 12), BINS)] +=
          (float) (share * magnitude);
      share *= HARMONIC_DECAY;
      int lead = (int) Math.round((fundamental - LOWEST_LEAD_MIDI) * LEAD_BINS_PER_SEMITONE) + 1;
      if (lead > 0 && lead <= LEAD_BINS) {
        float weight = (float) (strength * magnitude);
        salience[lead] += weight;
        salience[lead - 1] += weight / 2;
        salience[lead + 1] += weight / 2;
      }
      strength *= LEAD_DECAY;
    }
  }

  /** The key of all that was taken; empty when nothing sounded. */
  public Optional<KeyEstimate> key(double durationSeconds) {
    return FINDER.key(KeyJudge.fitted(), chromagram(), durationSeconds);
  }

  /** What sounded, as pitch classes in the tuning of the whole. */
  Chromagram chromagram() {
    double cents = 100 * Math.atan2(tuningY, tuningX) / (2 * Math.PI);
    return new Chromagram(
        frames.stream().map(bins -> chroma(bins, cents)).toList(),
        basses.stream().map(bins -> chroma(bins, cents)).toList(),
        leads.stream().map(midi -> lead(midi, cents)).toList(),
        hop / rate,
        cents);
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
  private static float[] chroma(float[] bins, double cents) {
    int perSemitone = bins.length / 12;
    var chroma = new float[12];
    float most = 0;
    for (int pc = 0; pc < 12; pc++) {
      double centre = (pc + cents / 100) * perSemitone;
      for (int d = -perSemitone; d <= perSemitone; d++) {
        double cos = Math.cos(Math.PI / 2 * d / perSemitone);
        chroma[pc] +=
            (float) (cos * cos) * bins[Math.floorMod(Math.round(centre + d), bins.length)];
      }
      most = Math.max(most, chroma[pc]);
    }
    for (int pc = 0; most > 0 && pc < 12; pc++) {
      chroma[pc] /= most;
    }
    return chroma;
  }

  private static float[] lead(float midi, double cents) {
    var lead = new float[12];
    if (!Float.isNaN(midi)) {
      lead[(int) Math.floorMod(Math.round(midi - cents / 100), 12L)] = 1;
    }
    return lead;
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
