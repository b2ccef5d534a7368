package dev.backline.audio.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The spectral peaks that a score would have, each time with other timbres, tuning, filter, noise
 * and room: a thousand times faster than a sound font, and what is learnt from it knows no
 * particular one.
 */
public final class Sketch {
  /** From one frame to the next. */
  public static final double HOP_SECONDS = 0.185;

  private static final double WINDOW_SECONDS = 0.37;

  /** Peaks that lie closer melt into one. */
  private static final double RESOLUTION_HZ = 9;

  private static final double FLOOR = 1e-3;
  private static final double HIGHEST_HZ = 3500;

  private final RandomGenerator random;

  public Sketch(RandomGenerator random) {
    this.random = random;
  }

  /** A peak of one frame. */
  public record Peak(double hz, double magnitude) {}

  private record Timbre(
      List<Double> partials,
      double decaySeconds,
      double sustain,
      double attackSeconds,
      double releaseSeconds,
      double stretch) {}

  private record Filter(double bassDb, double trebleDb, double wiggleDb, double wiggle) {
    double gain(double hz) {
      double octaves = Math.log(hz / 400) / Math.log(2);
      double db =
          (octaves < 0 ? -octaves * bassDb : octaves * trebleDb)
              + wiggleDb * Math.sin(2.3 * octaves + wiggle);
      return Math.pow(10, db / 20);
    }
  }

  /** Frames of peaks of the first {@code seconds} of a score. */
  List<List<Peak>> peaks(Score score, double seconds) {
    var timbres = new Timbre[16];
    for (int channel = 0; channel < 16; channel++) {
      timbres[channel] = timbre(score.volume(channel) / 127.0, channel == 3);
    }
    double tuning = random.nextInt(3) == 0 ? 0 : 90 * random.nextDouble() - 45;
    double drums = random.nextInt(3) == 0 ? 0 : 1.5 * random.nextDouble();
    var filter =
        new Filter(
            3 * random.nextGaussian() - 1,
            2 * random.nextGaussian(),
            4 * random.nextDouble(),
            6 * random.nextDouble());
    int count = (int) ((seconds - WINDOW_SECONDS) / HOP_SECONDS);
    var frames = new ArrayList<List<Peak>>();
    for (int i = 0; i < count; i++) {
      frames.add(new ArrayList<>());
    }
    for (Score.Note note : score.notes()) {
      if (note.channel() == Score.DRUMS) {
        strike(frames, note, drums);
      } else {
        sing(frames, note, timbres[note.channel()], tuning, filter);
      }
    }
    double hiss = Math.pow(10, -1.2 - 2.5 * random.nextDouble());
    for (int i = 0; i < count; i++) {
      for (int n = 0; n < 30; n++) {
        double magnitude = 0.12 * hiss * random.nextDouble();
        frames.get(i).add(new Peak(HIGHEST_HZ * random.nextDouble(), magnitude));
      }
      frames.set(i, melted(frames.get(i)));
    }
    return frames;
  }

  private Timbre timbre(double volume, boolean bass) {
    double slope = (bass ? 0.6 : 0.4) + 2.2 * random.nextDouble();
    boolean hollow = random.nextInt(5) == 0;
    var partials = new double[12];
    double square = 0;
    for (int h = 0; h < partials.length; h++) {
      double even = hollow && h % 2 == 1 ? 0.1 : 1;
      partials[h] = even * Math.pow(h + 1, -slope) * Math.exp(0.7 * random.nextGaussian());
      square += partials[h] * partials[h];
    }
    double loud = Math.pow(volume, 1.5) * Math.exp(0.45 * random.nextGaussian());
    for (int h = 0; h < partials.length; h++) {
      partials[h] *= loud / Math.sqrt(square);
    }
    boolean plucked = random.nextInt(2) == 0;
    boolean wet = random.nextInt(3) == 0;
    return new Timbre(
        Arrays.stream(partials).boxed().toList(),
        0.25 + 3 * random.nextDouble() * random.nextDouble(),
        plucked ? 0 : 0.3 + 0.7 * random.nextDouble(),
        plucked ? 0.004 : 0.004 + 0.15 * random.nextDouble() * random.nextDouble(),
        0.05 + (wet ? 0.9 : 0.25) * random.nextDouble(),
        plucked && random.nextBoolean() ? 4e-4 * random.nextDouble() : 0);
  }

  private void sing(
      List<List<Peak>> frames, Score.Note note, Timbre timbre, double tuning, Filter filter) {
    double cents = tuning + 4 * random.nextGaussian();
    double hz = 440 * Math.pow(2, (note.pitch() - 69 + cents / 100) / 12);
    double gain = 0.12 * Math.pow(note.velocity() / 127.0, 1.3);
    double held = note.end() - note.start();
    double last = note.end() + 3 * timbre.releaseSeconds;
    int first = (int) Math.max(0, Math.ceil((note.start() - WINDOW_SECONDS) / HOP_SECONDS));
    for (int h = 0; h < timbre.partials.size(); h++) {
      double f = (h + 1) * hz * Math.sqrt(1 + timbre.stretch * (h + 1) * (h + 1));
      double amplitude = gain * timbre.partials.get(h) * filter.gain(f);
      double decay = timbre.decaySeconds / (1 + 0.25 * h);
      if (f < HIGHEST_HZ && amplitude > 1e-5) {
        for (int i = first; i < frames.size() && i * HOP_SECONDS < last; i++) {
          double heard = 0;
          double weights = 0;
          for (double part : PARTS) {
            double weight = Math.pow(Math.sin(Math.PI * part), 4);
            double t = i * HOP_SECONDS + part * WINDOW_SECONDS - note.start();
            weights += weight;
            heard += weight * envelope(timbre, t, held, decay);
          }
          frames.get(i).add(new Peak(f, amplitude * heard / weights));
        }
      }
    }
  }

  /** Moments of a frame at which a note is looked at. */
  private static final double[] PARTS = {0.2, 0.35, 0.5, 0.65, 0.8};

  private static double envelope(Timbre timbre, double t, double held, double decay) {
    if (t <= 0) {
      return 0;
    }
    double body = timbre.sustain + (1 - timbre.sustain) * Math.exp(-t / decay);
    double attack = Math.min(1, t / timbre.attackSeconds);
    return body * attack * (t < held ? 1 : Math.exp(-(t - held) / timbre.releaseSeconds));
  }

  private void strike(List<List<Peak>> frames, Score.Note note, double loudness) {
    boolean kick = note.pitch() == Groove.KICK;
    boolean snare = note.pitch() == Groove.SNARE || note.pitch() == Groove.CLAP;
    double gain = loudness * note.velocity() / 127.0 * (kick ? 0.08 : snare ? 0.03 : 0.012);
    int i = (int) ((note.start() - WINDOW_SECONDS / 2) / HOP_SECONDS + 0.5);
    if (i < 0 || i >= frames.size()) {
      return;
    }
    for (int n = 0; n < (kick ? 3 : 25); n++) {
      double hz = kick ? 42 + 40 * random.nextDouble() : HIGHEST_HZ * random.nextDouble();
      frames.get(i).add(new Peak(hz, gain * random.nextDouble()));
    }
  }

  /** Peaks too close to be told apart become one; faint ones go. */
  private List<Peak> melted(List<Peak> peaks) {
    peaks.sort(Comparator.comparingDouble(Peak::hz));
    var melted = new ArrayList<Peak>();
    double loudest = 0;
    int i = 0;
    while (i < peaks.size()) {
      double begin = peaks.get(i).hz;
      double x = 0;
      double y = 0;
      double sum = 1e-12;
      double hz = 0;
      for (; i < peaks.size() && peaks.get(i).hz < begin + RESOLUTION_HZ; i++) {
        Peak peak = peaks.get(i);
        double phase = 2 * Math.PI * random.nextDouble();
        x += peak.magnitude * Math.cos(phase);
        y += peak.magnitude * Math.sin(phase);
        double weight = peak.magnitude * peak.magnitude;
        hz += weight * peak.hz;
        sum += weight;
      }
      double magnitude = Math.hypot(x, y);
      loudest = Math.max(loudest, magnitude);
      melted.add(new Peak(hz / sum, magnitude));
    }
    double floor = Math.max(1e-7, FLOOR * loudest);
    melted.removeIf(peak -> peak.magnitude < floor);
    return melted;
  }
}
