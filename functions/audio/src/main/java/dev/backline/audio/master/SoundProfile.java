package dev.backline.audio.master;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.spectrum.RealFft;
import dev.backline.audio.synth.effect.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How a record sounds where it is loudest: the average spectrum of its mid and its side, its
 * density and its loudness. The record is heard in pieces of 15 s at most; the loudest are those
 * that are at least as strong as the whole. Two passes over the file, flat memory but for one
 * number a piece.
 */
final class SoundProfile {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int LONGEST_PIECE = 15 * RATE;
  private static final double SILENT = 1e-12;
  private static final double[] THIRDS = thirds();

  /** What lies this far below the mid as a whole is no sound to match. */
  private static final double FLOOR_DB = -90;

  private final Loudness loudness;
  private final Spectra spectra;

  private SoundProfile(Loudness loudness, Spectra spectra) {
    this.loudness = loudness;
    this.spectra = spectra;
  }

  /**
   * Listens to a WAV file of 48 kHz.
   *
   * @throws IOException if it cannot be read or has another rate
   */
  static SoundProfile of(Path wav) throws IOException {
    try (var source = WavReader.open(wav)) {
      if (source.format().sampleRateHz() != RATE) {
        throw new IOException("the desk runs at 48 kHz, the file at " + source.format());
      }
      int pieces = (int) Math.max(1, Math.ceilDiv(source.frames(), LONGEST_PIECE));
      int piece = (int) Math.max(1, Math.ceilDiv(source.frames(), pieces));
      var meter = new LoudnessMeter(Passage.format(source));
      var levels = new Levels(meter.format(), piece, pieces);
      new Passage(List.of()).run(source, meter, levels);
      meter.close();
      var spectra = new Spectra(meter.format());
      double strong = Arrays.stream(levels.energies).sum() / pieces;
      for (int i = 0; i < pieces; i++) {
        if (levels.energies[i] < strong * (1 - 1e-9)) continue;
        source.seek(Math.min(source.frames(), (long) i * piece));
        spectra.startPiece();
        new Passage(List.of()).run(new Stretch(source, piece), spectra);
      }
      return new SoundProfile(meter.loudness(), spectra);
    }
  }

  Loudness loudness() {
    return loudness;
  }

  /** Mean distance between the peak and the level of 400 ms, in dB. */
  double crestDb() {
    return spectra.crests == 0 ? 0 : spectra.crestSum / spectra.crests;
  }

  /** Whether there is sound at all. */
  boolean sounds() {
    return spectra.total(spectra.mid) + spectra.total(spectra.side) > SILENT;
  }

  /** Whether the two channels differ by anything that is worth matching. */
  boolean isWide() {
    return decibels(spectra.total(spectra.side)) > decibels(reference()) - 60;
  }

  /**
   * Level of the mid around a frequency relative to that of the record, in dB an octave; averaged
   * over about a third of an octave.
   */
  double midDb(double hz) {
    return around(spectra.mid, hz);
  }

  /** The same of the side, relative to the same level. */
  double sideDb(double hz) {
    return around(spectra.side, hz);
  }

  /** Whether the level around a frequency is that of sound. */
  static boolean isSound(double db) {
    return db > FLOOR_DB;
  }

  /** How far another record's balance lies from this one's, in thirds of an octave. */
  BalanceDistance distanceTo(SoundProfile other) {
    double offset = 0;
    int counted = 0;
    for (double hz : THIRDS) {
      if (!isSound(midDb(hz)) || !isSound(other.midDb(hz))) continue;
      offset += other.third(other.spectra.mid, hz) - third(spectra.mid, hz);
      counted++;
    }
    double mean = counted == 0 ? 0 : offset / counted;
    return new BalanceDistance(
        distance(spectra.mid, other, other.spectra.mid, mean),
        distance(spectra.side, other, other.spectra.side, mean));
  }

  private double distance(double[] mine, SoundProfile other, double[] theirs, double offset) {
    double sum = 0;
    int counted = 0;
    for (double hz : THIRDS) {
      double here = third(mine, hz);
      double there = other.third(theirs, hz);
      if (!isSound(here) || !isSound(there)) continue;
      sum += Math.abs(there - here - offset);
      counted++;
    }
    return counted == 0 ? 0 : sum / counted;
  }

  private double reference() {
    return Math.max(spectra.total(spectra.mid), spectra.total(spectra.side));
  }

  private double third(double[] power, double hz) {
    double width = StrictMath.pow(2, 1 / 6.0);
    return decibels(spectra.between(power, hz / width, hz * width)) - decibels(reference());
  }

  /** Weighted by a bell on the logarithmic axis. */
  private double around(double[] power, double hz) {
    double sum = 0;
    double weights = 0;
    for (int step = -8; step <= 8; step++) {
      double away = step / 24.0;
      double centre = hz * StrictMath.pow(2, away);
      double half = StrictMath.pow(2, 1 / 48.0);
      double weight = StrictMath.exp(-0.5 * (away / 0.12) * (away / 0.12));
      sum += weight * spectra.between(power, centre / half, centre * half) * 24;
      weights += weight;
    }
    return decibels(sum / weights) - decibels(reference());
  }

  private static double decibels(double power) {
    return 10 * StrictMath.log10(power + 1e-15);
  }

  private static double[] thirds() {
    var centres = new double[28];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = 1000 * StrictMath.pow(2, (i - 15) / 3.0);
    }
    return centres;
  }

  /** The energy of each piece. */
  private static final class Levels implements PcmSink {
    private final PcmFormat format;
    private final int piece;
    private final double[] energies;
    private long frame;

    Levels(PcmFormat format, int piece, int pieces) {
      this.format = format;
      this.piece = piece;
      this.energies = new double[pieces];
    }

    @Override
    public PcmFormat format() {
      return format;
    }

    @Override
    public void write(float[][] block, int frames) {
      for (int i = 0; i < frames; i++) {
        double l = block[0][i];
        double r = block[1][i];
        energies[(int) (frame++ / piece)] += l * l + r * r;
      }
    }

    @Override
    public void close() {}
  }

  /** The next frames of a source. */
  private static final class Stretch implements PcmSource {
    private final PcmSource source;
    private int left;

    Stretch(PcmSource source, int frames) {
      this.source = source;
      this.left = frames;
    }

    @Override
    public PcmFormat format() {
      return source.format();
    }

    @Override
    public int read(float[][] block) throws IOException {
      if (left == 0) return -1;
      var part = block;
      if (block[0].length > left) part = new float[block.length][left];
      int count = source.read(part);
      if (count < 0) return -1;
      if (part != block) {
        for (int c = 0; c < block.length; c++) System.arraycopy(part[c], 0, block[c], 0, count);
      }
      left -= count;
      return count;
    }

    @Override
    public void close() {}
  }

  /** Mean power of each frequency of mid and side (Welch 1967) and the crest of each 400 ms. */
  private static final class Spectra implements PcmSink {
    private static final int SIZE = 8192;
    private static final int CREST_FRAMES = RATE * 2 / 5;
    private static final float[] HANN = hann();

    private final PcmFormat format;
    private final RealFft fft = new RealFft(SIZE);
    private final float[][] rows = new float[2][SIZE];
    private final float[] frame = new float[SIZE];
    private final float[] power = new float[SIZE / 2 + 1];
    private final double[] mid = new double[SIZE / 2 + 1];
    private final double[] side = new double[SIZE / 2 + 1];
    private int filled;
    private int frames;
    private double peak;
    private double energy;
    private int counted;
    private double crestSum;
    private int crests;

    Spectra(PcmFormat format) {
      this.format = format;
    }

    @Override
    public PcmFormat format() {
      return format;
    }

    void startPiece() {
      if (frames == 0) close();
      filled = 0;
    }

    @Override
    public void write(float[][] block, int count) {
      for (int i = 0; i < count; i++) {
        float middle = 0.5f * (block[0][i] + block[1][i]);
        rows[0][filled] = middle;
        rows[1][filled] = 0.5f * (block[0][i] - block[1][i]);
        crest(middle);
        if (++filled == SIZE) {
          add(0, mid);
          add(1, side);
          frames++;
          for (var row : rows) System.arraycopy(row, SIZE / 2, row, 0, SIZE / 2);
          filled = SIZE / 2;
        }
      }
    }

    @Override
    public void close() {
      if (frames > 0 || filled == 0) return;
      for (var row : rows) Arrays.fill(row, filled, SIZE, 0);
      add(0, mid);
      add(1, side);
      frames++;
    }

    private void crest(float sample) {
      peak = Math.max(peak, Math.abs(sample));
      energy += sample * sample;
      if (++counted < CREST_FRAMES) return;
      double mean = energy / CREST_FRAMES;
      if (mean > 1e-7) {
        crestSum += 20 * StrictMath.log10(peak) - 10 * StrictMath.log10(mean);
        crests++;
      }
      peak = 0;
      energy = 0;
      counted = 0;
    }

    private void add(int row, double[] sums) {
      for (int i = 0; i < SIZE; i++) frame[i] = rows[row][i] * HANN[i];
      fft.forward(frame);
      Arrays.fill(power, 0);
      fft.addPower(frame, power);
      for (int bin = 0; bin < sums.length; bin++) sums[bin] += power[bin];
    }

    /** Above 20 Hz. */
    double total(double[] sums) {
      return between(sums, 20, RATE / 2.0);
    }

    /** Mean power between two frequencies, each bin reaching half a bin to either side. */
    double between(double[] sums, double fromHz, double toHz) {
      double from = fromHz * SIZE / RATE;
      double to = Math.min(toHz * SIZE / RATE, SIZE / 2.0);
      double sum = 0;
      for (int bin = (int) Math.round(from); bin <= Math.round(to) && bin < sums.length; bin++) {
        sum += Math.max(0, Math.min(to, bin + 0.5) - Math.max(from, bin - 0.5)) * sums[bin];
      }
      return sum / Math.max(1, frames) / SIZE / SIZE;
    }

    private static float[] hann() {
      var window = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / SIZE));
      }
      return window;
    }
  }
}
