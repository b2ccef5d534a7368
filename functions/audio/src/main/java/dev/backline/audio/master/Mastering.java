package dev.backline.audio.master;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Masters a mix, file to file, in as many passes as the target needs and in flat memory. A mix
 * without loudness (silent, or shorter than 400 ms) keeps its level below the ceiling; a very quiet
 * one is raised by 42 dB at most.
 */
public final class Mastering {
  /** A ride that compression and the equaliser changed is set right so often. */
  private static final int RIDES = 3;

  private final MasterTarget target;
  private final MasterTaste taste;
  private final MasterSettings settings;
  private final WavEncoding encoding;

  /** A session whose masters have 24 bits, dithered. */
  public Mastering(MasterTarget target, MasterTaste taste) {
    this(target, taste, MasterSettings.standard(), WavEncoding.INT24);
  }

  /** A session whose masters are written like this. */
  public Mastering(
      MasterTarget target, MasterTaste taste, MasterSettings settings, WavEncoding encoding) {
    this.target = target;
    this.taste = taste;
    this.settings = settings;
    this.encoding = encoding;
  }

  /** A finished master: what it measures and what was done. */
  public record Mastered(Loudness loudness, List<Decision> decisions) {
    public Mastered {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * Masters {@code mix} into {@code master}, a stereo WAV of the same length.
   *
   * @param scratch a path in the same folder for a file that is removed again
   */
  public Mastered master(Path mix, Path master, Path scratch) throws IOException {
    var decisions = new ArrayList<Decision>();
    try {
      Loudness shaped = shape(mix, scratch, decisions);
      var loudness = new Loudening(target, encoding).run(scratch, shaped, master, decisions);
      return new Mastered(loudness, decisions);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private Loudness shape(Path mix, Path scratch, List<Decision> decisions) throws IOException {
    var heard = hear(mix);
    if (heard.loudness().integratedLufs().isEmpty()) return write(mix, scratch, List.of());
    explain(heard, decisions);
    double most = target.mostRangeLu().orElse(Double.POSITIVE_INFINITY);
    double share = 1;
    var shaped = write(mix, scratch, chain(heard, share));
    for (int ride = 1; shaped.rangeLu() > most && ride <= RIDES; ride++) {
      share *= most / shaped.rangeLu();
      shaped = write(mix, scratch, chain(heard, share));
    }
    if (share < 1) {
      decisions.add(
          Decision.of(
              "master.ride",
              shaped.rangeLu() - heard.loudness().rangeLu(),
              "LU",
              "a slow fader brings loud and quiet passages within " + most + " LU"));
    }
    return shaped;
  }

  /** What the mix measures and where its tone lies. */
  private record Heard(PcmFormat format, LoudnessMeter meter, ToneBalance balance) {
    Loudness loudness() {
      return meter.loudness();
    }

    double lufs() {
      return loudness().integratedLufs().orElseThrow();
    }
  }

  private Heard hear(Path mix) throws IOException {
    try (var source = WavReader.open(mix)) {
      var format = Passage.format(source);
      var meter = new LoudnessMeter(format);
      var balance = new ToneBalance(format, taste.tiltDb());
      new Passage(List.of()).run(source, meter, balance);
      meter.close();
      return new Heard(format, meter, balance);
    }
  }

  private void explain(Heard heard, List<Decision> decisions) {
    if (settings.aiMaster()) {
      heard.balance.explain(settings.strength(), decisions);
      decisions.add(
          Decision.of("master.glue", ratio(), ":1", "holds the mix together in three bands"));
    }
    if (settings.midLevel() != 1) {
      decisions.add(
          Decision.of("master.mid-level", settings.midLevel(), "", "the middle, asked for"));
    }
  }

  private List<Effect> chain(Heard heard, double share) {
    var chain = new ArrayList<Effect>();
    int rate = heard.format.sampleRateHz();
    if (settings.aiMaster()) {
      chain.add(heard.balance.correction(settings.strength()));
      chain.add(new Glue(rate, heard.lufs(), ratio()));
    }
    if (settings.midLevel() != 1) chain.add(new MidLevel((float) settings.midLevel()));
    if (share < 1) chain.add(new LevelRide(rate, heard.meter.shortTermLufs(), heard.lufs(), share));
    return chain;
  }

  private double ratio() {
    double whole = target.lufs() > -11 ? 1.8 : 1.45;
    return 1 + settings.strength() * (whole - 1);
  }

  private static Loudness write(Path mix, Path shaped, List<Effect> chain) throws IOException {
    try (var source = WavReader.open(mix);
        var writer = WavWriter.create(shaped, Passage.format(source), WavEncoding.FLOAT32)) {
      var meter = new LoudnessMeter(writer.format());
      new Passage(chain).run(source, meter, writer);
      meter.close();
      return meter.loudness();
    }
  }
}
