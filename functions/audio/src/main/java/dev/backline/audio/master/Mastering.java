package dev.backline.audio.master;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.Aside;
import dev.backline.audio.pcm.Tee;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Gain;
import dev.backline.audio.synth.effect.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Masters a mix, file to file, in as many passes as the target needs and in flat memory. A mix
 * without loudness (silent, or shorter than 400 ms) keeps its level below the ceiling; a very quiet
 * one is raised by {@value #MOST_GAIN_DB} dB at most.
 */
public final class Mastering {
  private static final double MOST_GAIN_DB = 36;
  private static final double TOLERANCE_LU = 0.02;

  /** Meters differ between the samples; the least of their readings must still hold. */
  private static final double METER_MARGIN_DB = 0.12;

  /** Distance of the two gains that are tried together. */
  private static final double STEP_DB = 0.5;

  private static final int ROUNDS = 4;
  private static final int RENDERS = 4;

  private final MasterTarget target;
  private final MasterTaste taste;

  /** A session. */
  public Mastering(MasterTarget target, MasterTaste taste) {
    this.target = target;
    this.taste = taste;
  }

  /** A finished master: what it measures and what was done. */
  public record Mastered(Loudness loudness, List<Decision> decisions) {
    public Mastered {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * Masters {@code mix} into {@code master}, a stereo WAV of 24 bits (dithered) of the same length.
   *
   * @param scratch a path in the same folder for a file that is removed again
   */
  public Mastered master(Path mix, Path master, Path scratch) throws IOException {
    var decisions = new ArrayList<Decision>();
    try {
      Loudness shaped = shape(mix, scratch, decisions);
      if (shaped.integratedLufs().isEmpty()) return unmeasurable(scratch, master, decisions);
      double wanted = target.lufs() - shaped.integratedLufs().getAsDouble();
      double allowed = Math.min(wanted, MOST_GAIN_DB);
      if (allowed < wanted) {
        decisions.add(
            Decision.of(
                "master.gain-bound", allowed, "dB", "quieter than music: noise would rise"));
      }
      double lufs = target.lufs() - (wanted - allowed);
      return render(scratch, master, lufs, solve(scratch, lufs, allowed, shaped), decisions);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private Loudness shape(Path mix, Path scratch, List<Decision> decisions) throws IOException {
    double lufs;
    Effect tone;
    try (var source = WavReader.open(mix)) {
      var meter = new LoudnessMeter(Passage.format(source));
      var balance = new ToneBalance(Passage.format(source), taste.tiltDb());
      new Passage(List.of()).run(source, Tee.of(meter, balance));
      meter.close();
      lufs = meter.loudness().integratedLufs().orElse(-70);
      tone = lufs > -70 ? balance.correction(decisions) : Gain.ofDb(0);
    }
    double ratio = target.lufs() > -11 ? 1.8 : 1.45;
    if (lufs > -70) {
      decisions.add(
          Decision.of("master.glue", ratio, ":1", "holds the mix together in three bands"));
    }
    try (var source = WavReader.open(mix);
        var writer = WavWriter.create(scratch, Passage.format(source), WavEncoding.FLOAT32)) {
      var meter = new LoudnessMeter(Passage.format(source));
      var glue = new Glue(source.format().sampleRateHz(), lufs, ratio);
      List<Effect> chain = lufs > -70 ? List.of(tone, glue) : List.of();
      new Passage(chain).run(source, Tee.of(meter, writer));
      meter.close();
      return meter.loudness();
    }
  }

  /**
   * How the limiter is driven.
   *
   * @param gainDb before it
   * @param clipped whether peaks are clipped before it
   * @param slope by how much a decibel more of gain makes the master louder
   */
  private record Drive(double gainDb, boolean clipped, double slope) {
    Drive moved(double errorLu) {
      return new Drive(
          gainDb + Math.clamp(errorLu / Math.clamp(slope, 0.15, 1.2), -6, 6), clipped, slope);
    }
  }

  /**
   * Finds the drive by the secant method, two gains at a time; clips when limiting does not do. The
   * rest is left to {@link #render}, which measures what it wrote.
   */
  private Drive solve(Path shaped, double lufs, double firstGain, Loudness before)
      throws IOException {
    boolean clipped = firstGain + before.truePeakDbtp() > target.truePeakDbtp() + 5;
    boolean limited = firstGain + before.truePeakDbtp() > ceiling();
    if (!limited && !clipped) return new Drive(firstGain, false, 1);
    double gain = firstGain;
    for (int round = 1; ; round++) {
      double error;
      double further;
      double other = gain + STEP_DB;
      boolean clips = clipped;
      double from = gain;
      try (var beside = Aside.begin(() -> lufs - measure(shaped, other, clips))) {
        error = lufs - measure(shaped, from, clips);
        further = beside.outcome();
      }
      double slope = (error - further) / STEP_DB;
      Drive next = new Drive(gain, clipped, slope).moved(error);
      if (Math.abs(next.gainDb - gain) <= 2 * STEP_DB || round == ROUNDS) return next;
      if (slope < 0.3 && error > 0) clipped = true;
      gain = next.gainDb;
    }
  }

  private double ceiling() {
    return target.truePeakDbtp() - METER_MARGIN_DB;
  }

  private static List<Effect> chain(
      double gainDb, boolean clipped, double ceiling, TruePeakLimiter limiter) {
    return clipped
        ? List.of(Gain.ofDb(gainDb), new SoftClip(ceiling), limiter)
        : List.of(Gain.ofDb(gainDb), limiter);
  }

  private double measure(Path shaped, double gain, boolean clipped) throws IOException {
    try (var source = WavReader.open(shaped)) {
      var meter = new LoudnessMeter(source.format());
      var limiter = new TruePeakLimiter(ceiling());
      new Passage(chain(gain, clipped, ceiling(), limiter)).run(source, meter);
      meter.close();
      return meter.loudness().integratedLufs().orElse(-70);
    }
  }

  private Mastered render(
      Path shaped, Path master, double lufs, Drive first, List<Decision> decisions)
      throws IOException {
    double ceiling = ceiling();
    Drive drive = first;
    for (int attempt = 1; ; attempt++) {
      var limiter = new TruePeakLimiter(ceiling);
      Loudness loudness =
          write(shaped, master, chain(drive.gainDb, drive.clipped, ceiling, limiter));
      double over = loudness.truePeakDbtp() - (target.truePeakDbtp() - METER_MARGIN_DB / 2);
      double error = lufs - loudness.integratedLufs().orElse(lufs);
      if ((over <= 0 && Math.abs(error) <= TOLERANCE_LU) || attempt == RENDERS) {
        explain(drive, limiter, decisions);
        return new Mastered(loudness, decisions);
      }
      if (over > 0) ceiling -= over + 0.02;
      drive = drive.moved(error);
    }
  }

  private void explain(Drive drive, TruePeakLimiter limiter, List<Decision> decisions) {
    decisions.add(Decision.of("master.gain", drive.gainDb, "dB", "brings the mix to its loudness"));
    if (drive.clipped) {
      decisions.add(
          Decision.of(
              "master.soft-clip",
              target.truePeakDbtp(),
              "dBTP",
              "the limiter alone would pump at this loudness"));
    }
    decisions.add(
        Decision.of(
            "master.limiter",
            limiter.deepestDb(),
            "dB",
            "holds the true peak below " + target.truePeakDbtp() + " dBTP"));
  }

  private Mastered unmeasurable(Path shaped, Path master, List<Decision> decisions)
      throws IOException {
    decisions.add(
        Decision.of("master.gain", 0, "dB", "silent or shorter than 400 ms: no loudness to meet"));
    var loudness = write(shaped, master, List.of(new TruePeakLimiter(ceiling())));
    return new Mastered(loudness, decisions);
  }

  private static Loudness write(Path from, Path to, List<Effect> chain) throws IOException {
    try (var source = WavReader.open(from);
        var writer = WavWriter.create(to, source.format(), WavEncoding.INT24)) {
      var meter = new LoudnessMeter(source.format());
      new Passage(chain).run(source, Tee.of(meter, writer));
      meter.close();
      return meter.loudness();
    }
  }
}
