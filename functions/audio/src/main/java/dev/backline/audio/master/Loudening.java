package dev.backline.audio.master;

import dev.backline.audio.limiter.TruePeakLimiter;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.Aside;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Gain;
import dev.backline.audio.synth.effect.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a programme to its loudness below its ceiling, file to file: a gain and a true-peak
 * limiter, with a clipper before it where limiting alone does not do.
 */
final class Loudening {
  private static final double MOST_GAIN_DB = 42;
  private static final double TOLERANCE_LU = 0.02;

  /** What the listener never hears but must be told. */
  private static final double SHORT_LU = 0.1;

  /** Meters differ between the samples; the least of their readings must still hold. */
  private static final double METER_MARGIN_DB = 0.12;

  /** Distance of the two gains that are tried together. */
  private static final double STEP_DB = 0.5;

  /** Less than this much more loudness for a decibel more of gain is no way to go on. */
  private static final double FLAT = 0.08;

  /** More than this beyond a plain gain would leave nothing of the sound's shape. */
  private static final double MOST_DRIVE_DB = 30;

  private static final int ROUNDS = 5;
  private static final int RENDERS = 4;

  private final double targetLufs;
  private final double ceilingDbtp;
  private final double elseDb;
  private final WavEncoding encoding;

  Loudening(MasterTarget target, WavEncoding encoding) {
    this(target.lufs(), target.ceilingDbtp(), 0, encoding);
  }

  /**
   * A stage.
   *
   * @param elseDb gain of what has no loudness
   */
  Loudening(double targetLufs, double ceilingDbtp, double elseDb, WavEncoding encoding) {
    this.targetLufs = targetLufs;
    this.ceilingDbtp = ceilingDbtp;
    this.elseDb = elseDb;
    this.encoding = encoding;
  }

  /**
   * Writes {@code master}, as long as {@code shaped}, and says in {@code decisions} how.
   *
   * @param before what {@code shaped} measures
   */
  Loudness run(Path shaped, Loudness before, Path master, List<Decision> decisions)
      throws IOException {
    if (before.integratedLufs().isEmpty()) return unmeasurable(shaped, master, decisions);
    double wanted = targetLufs - before.integratedLufs().getAsDouble();
    double allowed = Math.min(wanted, MOST_GAIN_DB);
    if (allowed < wanted) {
      decisions.add(
          Decision.of("master.gain-bound", allowed, "dB", "quieter than music: noise would rise"));
    }
    return meet(shaped, before, master, allowed, decisions);
  }

  private Loudness meet(
      Path shaped, Loudness before, Path master, double gain, List<Decision> decisions)
      throws IOException {
    double lufs = before.integratedLufs().orElseThrow() + gain;
    double over = gain + before.truePeakDbtp() - ceilingDbtp;
    var first = over > 5 ? Clipping.SOFT : Clipping.NONE;
    boolean within = gain + before.truePeakDbtp() <= ceiling();
    var drive = within ? new Drive(gain, Clipping.NONE, 1) : solve(shaped, lufs, gain, first);
    var rendered = render(shaped, master, lufs, drive);
    var nearest = rendered;
    var latest = rendered;
    boolean stale = false;
    while (Math.abs(latest.errorLu) > TOLERANCE_LU) {
      Optional<Clipping> more = latest.drive.clipping.more();
      if (more.isEmpty()) break;
      latest = render(shaped, master, lufs, solve(shaped, lufs, gain, more.get()));
      stale = Math.abs(latest.errorLu) >= Math.abs(nearest.errorLu);
      if (!stale) nearest = latest;
    }
    if (stale) nearest = write(shaped, master, lufs, nearest.drive, nearest.ceiling);
    explain(nearest, decisions);
    return nearest.loudness;
  }

  /**
   * How the limiter is driven.
   *
   * @param gainDb before it
   * @param clipping between the two
   * @param slope by how much a decibel more of gain makes the master louder
   */
  private record Drive(double gainDb, Clipping clipping, double slope) {
    Drive moved(double errorLu) {
      return new Drive(
          gainDb + Math.clamp(errorLu / Math.clamp(slope, 0.15, 1.2), -6, 6), clipping, slope);
    }
  }

  /** What came of a drive. */
  private record Rendered(
      Drive drive,
      double ceiling,
      Loudness loudness,
      double errorLu,
      double overDb,
      double deepestDb) {}

  /**
   * Finds the drive by the secant method, two gains at a time; clips when limiting does not do. The
   * rest is left to {@link #render}, which measures what it wrote.
   */
  private Drive solve(Path shaped, double lufs, double firstGain, Clipping first)
      throws IOException {
    double gain = firstGain;
    var clipping = first;
    for (int round = 1; ; round++) {
      double error;
      double further;
      double from = gain;
      double other = gain + STEP_DB;
      var clips = clipping;
      try (var beside = Aside.begin(() -> lufs - measure(shaped, other, clips))) {
        error = lufs - measure(shaped, from, clips);
        further = beside.outcome();
      }
      double slope = (error - further) / STEP_DB;
      Drive next = new Drive(gain, clipping, slope).moved(error);
      if (Math.abs(next.gainDb - gain) <= 2 * STEP_DB || round == ROUNDS) return next;
      if (slope < 0.3 && error > 0) clipping = clipping.more().orElse(clipping);
      gain = Math.min(next.gainDb, firstGain + MOST_DRIVE_DB);
    }
  }

  private double ceiling() {
    return ceilingDbtp - METER_MARGIN_DB;
  }

  private static List<Effect> chain(Drive drive, double ceiling, TruePeakLimiter limiter) {
    var chain = new ArrayList<Effect>(List.of(Gain.ofDb(drive.gainDb)));
    chain.addAll(drive.clipping.before(ceiling));
    chain.add(limiter);
    return chain;
  }

  private double measure(Path shaped, double gain, Clipping clipping) throws IOException {
    try (var source = WavReader.open(shaped)) {
      var meter = new LoudnessMeter(Passage.format(source));
      var drive = new Drive(gain, clipping, 1);
      new Passage(chain(drive, ceiling(), new TruePeakLimiter(ceiling()))).run(source, meter);
      meter.close();
      return meter.loudness().integratedLufs().orElse(-70);
    }
  }

  private Rendered render(Path shaped, Path master, double lufs, Drive first) throws IOException {
    double ceiling = ceiling();
    Drive drive = first;
    for (int attempt = 1; ; attempt++) {
      var rendered = write(shaped, master, lufs, drive, ceiling);
      boolean met = rendered.overDb <= 0 && Math.abs(rendered.errorLu) <= TOLERANCE_LU;
      boolean hopeless = drive.slope < FLAT && rendered.errorLu > SHORT_LU && rendered.overDb <= 0;
      boolean tired = rendered.overDb <= 0 && attempt >= RENDERS;
      if (met || hopeless || tired || attempt > 2 * RENDERS) {
        return rendered;
      }
      if (rendered.overDb > 0) ceiling -= rendered.overDb + 0.02;
      drive = drive.moved(rendered.errorLu);
      if (drive.gainDb > first.gainDb + MOST_DRIVE_DB) return rendered;
    }
  }

  private Rendered write(Path shaped, Path master, double lufs, Drive drive, double ceiling)
      throws IOException {
    var limiter = new TruePeakLimiter(ceiling);
    Peaked peaked = write(shaped, master, chain(drive, ceiling, limiter));
    double over = peaked.dbtp - (ceilingDbtp - METER_MARGIN_DB / 2);
    double error = lufs - peaked.loudness.integratedLufs().orElse(lufs);
    return new Rendered(drive, ceiling, peaked.loudness, error, over, limiter.deepestDb());
  }

  private void explain(Rendered rendered, List<Decision> decisions) {
    decisions.add(
        Decision.of("master.gain", rendered.drive.gainDb, "dB", "brings the mix to its loudness"));
    if (rendered.drive.clipping != Clipping.NONE) {
      decisions.add(
          Decision.of(
              rendered.drive.clipping == Clipping.SOFT ? "master.soft-clip" : "master.hard-clip",
              ceilingDbtp,
              "dBTP",
              "the limiter alone would pump at this loudness"));
    }
    decisions.add(
        Decision.of(
            "master.limiter",
            rendered.deepestDb,
            "dB",
            "holds the true peak below " + ceilingDbtp + " dBTP"));
    if (rendered.errorLu > SHORT_LU) {
      decisions.add(
          Decision.of(
              "master.short",
              -rendered.errorLu,
              "LU",
              "all peak and no body: nothing below the ceiling is louder"));
    }
  }

  private Loudness unmeasurable(Path shaped, Path master, List<Decision> decisions)
      throws IOException {
    decisions.add(
        Decision.of(
            "master.gain", elseDb, "dB", "silent or shorter than 400 ms: no loudness to meet"));
    double ceiling = ceiling();
    for (int attempt = 1; ; attempt++) {
      Peaked peaked =
          write(shaped, master, List.of(Gain.ofDb(elseDb), new TruePeakLimiter(ceiling)));
      double over = peaked.dbtp - (ceilingDbtp - METER_MARGIN_DB / 2);
      if (over <= 0 || attempt == RENDERS) return peaked.loudness;
      ceiling -= over + 0.02;
    }
  }

  /** What was written, and the higher of two readings of its true peak. */
  private record Peaked(Loudness loudness, double dbtp) {}

  private Peaked write(Path from, Path to, List<Effect> chain) throws IOException {
    try (var source = WavReader.open(from);
        var writer = WavWriter.create(to, Passage.format(source), encoding)) {
      var meter = new LoudnessMeter(writer.format());
      var steep = new SteepPeak(writer.format(), ceilingDbtp - METER_MARGIN_DB);
      new Passage(chain).run(source, meter, steep, writer);
      meter.close();
      steep.close();
      Loudness loudness = meter.loudness();
      return new Peaked(loudness, Math.max(loudness.truePeakDbtp(), steep.dbtp()));
    }
  }
}
