package dev.backline.audio.master;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
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
 * one is raised by 42 dB at most.
 */
public final class Mastering {
  private final MasterTarget target;
  private final MasterTaste taste;
  private final WavEncoding encoding;

  /** A session whose masters have 24 bits, dithered. */
  public Mastering(MasterTarget target, MasterTaste taste) {
    this(target, taste, WavEncoding.INT24);
  }

  /** A session whose masters are written like this. */
  public Mastering(MasterTarget target, MasterTaste taste, WavEncoding encoding) {
    this.target = target;
    this.taste = taste;
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
}
