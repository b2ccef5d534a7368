package dev.backline.audio.master;

import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.mix.Decision;
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
 * Masters a mix after a record: balance and width by linear-phase filters for mid and side, density
 * by compression in three bands, loudness by the true-peak limiter. Compares the loudest pieces of
 * both (as S. Grishakov's matchering does), file to file and in flat memory.
 */
public final class ReferenceMastering {
  /** Below this the difference of two crests says nothing. */
  private static final double SAME_CREST_DB = 0.5;

  private final MatchSettings settings;
  private final WavEncoding encoding;

  /** A session whose masters are written like this. */
  public ReferenceMastering(MatchSettings settings, WavEncoding encoding) {
    this.settings = settings;
    this.encoding = encoding;
  }

  /**
   * A finished master.
   *
   * @param loudness measured after it was written
   * @param target what it was to measure
   * @param decisions what was done, in order
   * @param before how far the mix's balance was from the reference's
   * @param after how far the master's is
   */
  public record Matched(
      Loudness loudness,
      MasterTarget target,
      List<Decision> decisions,
      BalanceDistance before,
      BalanceDistance after) {
    public Matched {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * Masters {@code mix} after {@code reference} into {@code master}, a stereo WAV of the same
   * length; all are WAV files of 48 kHz.
   *
   * @param scratch a path in the same folder for a file that is removed again
   * @throws IllegalArgumentException if the reference has no sound to follow
   */
  public Matched master(Path mix, Path reference, Path master, Path scratch) throws IOException {
    var model = SoundProfile.of(reference);
    if (!model.sounds() || model.loudness().integratedLufs().isEmpty()) {
      throw new IllegalArgumentException(
          "reference is silent or shorter than 400 ms: choose a record with music in it");
    }
    var heard = SoundProfile.of(mix);
    var target = settings.target(heard, model);
    var decisions = new ArrayList<Decision>();
    try {
      var loudness =
          new Loudening(target, encoding)
              .run(scratch, shape(mix, scratch, heard, model, decisions), master, decisions);
      return new Matched(
          loudness,
          target,
          decisions,
          model.distanceTo(heard),
          model.distanceTo(SoundProfile.of(master)));
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private Loudness shape(
      Path mix, Path scratch, SoundProfile heard, SoundProfile model, List<Decision> decisions)
      throws IOException {
    if (!heard.sounds() || heard.loudness().integratedLufs().isEmpty()) {
      return write(mix, scratch, List.of());
    }
    double ratio = ratio(heard, model);
    double lufs = heard.loudness().integratedLufs().orElseThrow();
    var first = ToneMatch.between(heard, model, settings.strength());
    write(mix, scratch, chain(first, lufs, ratio));
    // What compression moved, and what the bell of the average blurred, is set right before it.
    var residue = ToneMatch.between(SoundProfile.of(scratch), model, settings.strength());
    var tone = settings.strength() < 1 ? first : first.and(residue);
    tone.explain(decisions);
    explain(ratio, heard, model, decisions);
    return write(mix, scratch, chain(tone, lufs, ratio));
  }

  private static List<Effect> chain(ToneMatch tone, double lufs, double ratio) {
    var filter = tone.filter(48_000);
    return ratio > 1 ? List.of(filter, new Glue(48_000, lufs, ratio)) : List.of(filter);
  }

  /** Density can be added; it cannot be taken away again. */
  private double ratio(SoundProfile heard, SoundProfile model) {
    if (settings.scope() == MatchSettings.Scope.TONE) return 1;
    double looser = heard.crestDb() - model.crestDb();
    return looser < SAME_CREST_DB ? 1 : 1 + settings.strength() * Math.min(1.2, looser / 6);
  }

  private void explain(
      double ratio, SoundProfile heard, SoundProfile model, List<Decision> decisions) {
    if (settings.scope() == MatchSettings.Scope.TONE) return;
    double looser = heard.crestDb() - model.crestDb();
    decisions.add(
        Decision.of(
            "match.glue",
            ratio,
            ":1",
            Math.abs(looser) < SAME_CREST_DB
                ? "the mix is as dense as the reference"
                : looser > 0
                    ? "the reference is denser: its peaks are lower above its level"
                    : "the mix is denser than the reference, which cannot be undone"));
  }

  private static Loudness write(Path from, Path to, List<Effect> chain) throws IOException {
    try (var source = WavReader.open(from);
        var writer = WavWriter.create(to, Passage.format(source), WavEncoding.FLOAT32)) {
      var meter = new LoudnessMeter(writer.format());
      new Passage(chain).run(source, meter, writer);
      meter.close();
      return meter.loudness();
    }
  }
}
