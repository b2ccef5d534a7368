package dev.backline.bench.set;

import dev.backline.audio.pcm.PcmBuffer;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * A mono signal onto which simple instruments are painted. They are not the product's own: what
 * hears them must not know them.
 */
final class Sketch {
  static final int RATE_HZ = 44_100;

  private final float[] samples;
  private final Random random;

  Sketch(double seconds, long seed) {
    this.samples = new float[(int) (seconds * RATE_HZ)];
    this.random = new Random(seed);
  }

  double seconds() {
    return samples.length / (double) RATE_HZ;
  }

  /** Gaussian, for timing as people have it. */
  double human() {
    return random.nextGaussian();
  }

  Random random() {
    return random;
  }

  void kick(double at, double gain) {
    double phase = 0;
    for (int i = 0; i < 0.35 * RATE_HZ; i++) {
      double t = i / (double) RATE_HZ;
      phase += 2 * Math.PI * (48 + 110 * Math.exp(-t / 0.03)) / RATE_HZ;
      add(at, i, gain * Math.exp(-t / 0.12) * Math.sin(phase));
    }
  }

  void snare(double at, double gain) {
    for (int i = 0; i < 0.25 * RATE_HZ; i++) {
      double t = i / (double) RATE_HZ;
      double body = Math.sin(2 * Math.PI * 190 * t) * Math.exp(-t / 0.06);
      add(at, i, gain * (0.5 * body + 0.4 * random.nextGaussian() * Math.exp(-t / 0.07)));
    }
  }

  void hat(double at, double gain) {
    double last = 0;
    for (int i = 0; i < 0.08 * RATE_HZ; i++) {
      double noise = random.nextGaussian();
      add(at, i, gain * 0.35 * (noise - last) * Math.exp(-i / (0.02 * RATE_HZ)));
      last = noise;
    }
  }

  /** A struck or plucked tone of ten partials that die away the faster the higher they are. */
  void pluck(double at, double seconds, double midi, double gain) {
    double hz = 440 * Math.pow(2, (midi - 69) / 12);
    for (int partial = 1; partial <= 10 && partial * hz < 10_000; partial++) {
      double decay = 0.9 / Math.sqrt(partial);
      double step = 2 * Math.PI * hz * partial * (1 + 0.0003 * partial * partial) / RATE_HZ;
      double phase = 2 * Math.PI * random.nextDouble();
      for (int i = 0; i < seconds * RATE_HZ; i++) {
        double t = i / (double) RATE_HZ;
        double edge = Math.min(1, Math.min(t / 0.003, (seconds - t) / 0.03));
        double level = gain / Math.pow(partial, 1.3) * Math.exp(-t / decay) * Math.max(0, edge);
        add(at, i, level * Math.sin(phase + step * i));
      }
    }
  }

  /** A sung vowel with vibrato and a glide into it. */
  void sing(double at, double seconds, double midi, double gain) {
    double phase = 0;
    double rate = 5 + random.nextDouble();
    for (int i = 0; i < seconds * RATE_HZ; i++) {
      double t = i / (double) RATE_HZ;
      double hz = hz(midi, t, rate);
      phase += 2 * Math.PI * hz / RATE_HZ;
      double edge = Math.max(0, Math.min(1, Math.min(t / 0.04, (seconds - t) / 0.06)));
      double sum = 0;
      for (int partial = 1; partial * hz < 8000 && partial <= 20; partial++) {
        sum += vowel(partial * hz) / partial * Math.sin(partial * phase);
      }
      double breath = 0.004 * random.nextGaussian();
      add(at, i, gain * edge * (0.25 * sum + breath));
    }
  }

  /** The fundamental of what {@link #sing} paints, {@code t} seconds after its start. */
  static double hz(double midi, double t, double vibratoHz) {
    double depth = 0.25 * Math.clamp((t - 0.25) * 4, 0, 1);
    double vibrato = depth * Math.sin(2 * Math.PI * vibratoHz * t);
    return 440 * Math.pow(2, (midi + vibrato - 0.7 * Math.exp(-t / 0.03) - 69) / 12);
  }

  private static double vowel(double hz) {
    return 0.25 + peak(hz, 650, 120) + 0.7 * peak(hz, 1150, 180) + 0.35 * peak(hz, 2700, 300);
  }

  private static double peak(double hz, double centre, double width) {
    double distance = (hz - centre) / width;
    return 1 / (1 + distance * distance);
  }

  void noise(double rms) {
    for (int i = 0; i < samples.length; i++) samples[i] += (float) (rms * random.nextGaussian());
  }

  private void add(double at, int i, double sample) {
    int place = (int) Math.round(at * RATE_HZ) + i;
    if (place >= 0 && place < samples.length) samples[place] += (float) sample;
  }

  /** What was painted. */
  float[] samples() {
    return samples;
  }

  /** Writes it with its peak at −3 dBFS. */
  void write(Path file) throws IOException {
    float peak = 1e-9f;
    for (float sample : samples) peak = Math.max(peak, Math.abs(sample));
    for (int i = 0; i < samples.length; i++) samples[i] *= 0.7f / peak;
    var buffer = new PcmBuffer(new PcmFormat(RATE_HZ, 1), new float[][] {samples});
    WavWriter.write(file, buffer.source(), WavEncoding.INT16);
  }
}
