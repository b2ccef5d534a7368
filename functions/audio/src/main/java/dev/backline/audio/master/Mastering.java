package dev.backline.audio.master;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
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

  private static final int PASSES = 6;

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
      var solved = solve(scratch, target.lufs() - (wanted - allowed), allowed, shaped);
      decisions.add(
          Decision.of("master.gain", solved.gainDb, "dB", "brings the mix to its loudness"));
      if (solved.clipped) {
        decisions.add(
            Decision.of(
                "master.soft-clip",
                target.truePeakDbtp(),
                "dBTP",
                "the limiter alone would pump at this loudness"));
      }
      return render(scratch, master, solved, decisions);
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
      new Passage(List.of()).run(source, both(meter, balance));
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
      new Passage(chain).run(source, both(meter, writer));
      meter.close();
      return meter.loudness();
    }
  }

  private record Solved(double gainDb, boolean clipped) {}

  /** Finds the gain before the limiter by the secant method; clips when limiting does not do. */
  private Solved solve(Path shaped, double lufs, double firstGain, Loudness before)
      throws IOException {
    boolean clipped = firstGain + before.truePeakDbtp() > target.truePeakDbtp() + 5;
    double gain = firstGain;
    double previousGain = firstGain;
    double previousError = Double.NaN;
    for (int pass = 0; pass < PASSES; pass++) {
      boolean limited = gain + before.truePeakDbtp() > ceiling();
      if (!limited && !clipped) return new Solved(gain, false);
      double error = lufs - measure(shaped, gain, clipped);
      if (Math.abs(error) <= TOLERANCE_LU) return new Solved(gain, clipped);
      double slope =
          Double.isNaN(previousError) || gain == previousGain
              ? 0.85
              : (previousError - error) / (gain - previousGain);
      previousGain = gain;
      previousError = error;
      if (!clipped && pass >= 2 && slope < 0.3) clipped = true;
      gain += Math.clamp(error / Math.clamp(slope, 0.15, 1.2), -6, 6);
    }
    return new Solved(gain, clipped);
  }

  private double ceiling() {
    return target.truePeakDbtp() - METER_MARGIN_DB;
  }

  private List<Effect> chain(double gain, boolean clipped, double ceiling) {
    var chain = new ArrayList<Effect>(List.of(Gain.ofDb(gain)));
    if (clipped) chain.add(new SoftClip(ceiling));
    chain.add(new TruePeakLimiter(ceiling));
    return chain;
  }

  private double measure(Path shaped, double gain, boolean clipped) throws IOException {
    try (var source = WavReader.open(shaped)) {
      var meter = new LoudnessMeter(source.format());
      new Passage(chain(gain, clipped, ceiling())).run(source, meter);
      meter.close();
      return meter.loudness().integratedLufs().orElse(-70);
    }
  }

  private Mastered render(Path shaped, Path master, Solved solved, List<Decision> decisions)
      throws IOException {
    double ceiling = ceiling();
    for (int attempt = 0; ; attempt++) {
      var limiter = new TruePeakLimiter(ceiling);
      var chain = new ArrayList<Effect>(List.of(Gain.ofDb(solved.gainDb)));
      if (solved.clipped) chain.add(new SoftClip(ceiling));
      chain.add(limiter);
      Loudness loudness = write(shaped, master, chain);
      double over = loudness.truePeakDbtp() - (target.truePeakDbtp() - METER_MARGIN_DB / 2);
      if (over <= 0 || attempt == 2) {
        decisions.add(
            Decision.of(
                "master.limiter",
                limiter.deepestDb(),
                "dB",
                "holds the true peak below " + target.truePeakDbtp() + " dBTP"));
        return new Mastered(loudness, decisions);
      }
      ceiling -= over + 0.02;
    }
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
      new Passage(chain).run(source, both(meter, writer));
      meter.close();
      return meter.loudness();
    }
  }

  private static PcmSink both(PcmSink first, PcmSink second) {
    return new PcmSink() {
      @Override
      public PcmFormat format() {
        return first.format();
      }

      @Override
      public void write(float[][] block, int frames) throws IOException {
        first.write(block, frames);
        second.write(block, frames);
      }

      @Override
      public void close() {}
    };
  }
}
