package dev.backline.audio.mix;

import static dev.backline.audio.mix.MixParameter.BEAT_GAIN;
import static dev.backline.audio.mix.MixParameter.COMPRESSION;
import static dev.backline.audio.mix.MixParameter.DEESS_AMOUNT;
import static dev.backline.audio.mix.MixParameter.EQ_HIGH;
import static dev.backline.audio.mix.MixParameter.EQ_LOW;
import static dev.backline.audio.mix.MixParameter.EQ_MID;
import static dev.backline.audio.mix.MixParameter.HPF_HZ;
import static dev.backline.audio.mix.MixParameter.LIMITER;
import static dev.backline.audio.mix.MixParameter.MIX_STRENGTH;
import static dev.backline.audio.mix.MixParameter.REVERB;
import static dev.backline.audio.mix.MixParameter.VOCAL_GAIN;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.limiter.TruePeakLimiter;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.Aside;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.WavEncoding;
import dev.backline.audio.pcm.WavReader;
import dev.backline.audio.pcm.WavWriter;
import dev.backline.audio.synth.effect.Effect;
import dev.backline.audio.synth.effect.Filters;
import dev.backline.audio.synth.effect.Gain;
import dev.backline.audio.synth.effect.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Mixes a vocal and its band at 48 kHz, file to file, in two passes and flat memory: the first
 * hears both, the second plays the decisions. The vocal is never shifted; the mix is as long as the
 * longer of the two. Without a limiter peaks may pass full scale: the master takes care of them.
 */
public final class Mixing {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;

  /** The loudness that the louder of the two is brought to, leaving room for the master. */
  private static final double DESK_LUFS = -20;

  private static final double MOST_GAIN_DB = 40;

  /** Part of a mix's power that its sides hold; records have 0.1 to 0.25. */
  private static final double WIDTH = 0.15;

  private static final double MOST_WIDENING_DB = 3;

  /** A band that was recorded in mono stays so. */
  private static final double LEAST_WIDTH = 0.005;

  /** Level of the voice at which the band begins to give way. */
  private static final double DUCK_FROM_DB = DESK_LUFS - 8;

  private final MixTaste taste;
  private final MixSettings settings;
  private final double tempo;

  /**
   * A session.
   *
   * @param tempo in beats a minute, for the echo; 40 to 240, taken as the nearer end outside
   */
  public Mixing(MixTaste taste, MixSettings settings, double tempo) {
    this.taste = taste;
    this.settings = settings;
    this.tempo = Math.clamp(tempo, 40, 240);
  }

  /** A finished mix: what it measures and what was done. */
  public record Mixed(Loudness loudness, List<Decision> decisions) {
    public Mixed {
      decisions = List.copyOf(decisions);
    }
  }

  /** Mixes {@code vocal} and {@code band} into {@code mix}, a stereo WAV of 32-bit floats. */
  public Mixed mix(Path vocal, Path band, Path mix) throws IOException {
    return render(plan(vocal, band), vocal, band, mix);
  }

  /** Hears both and decides; by hand it does not listen. */
  public MixPlan plan(Path vocal, Path band) throws IOException {
    var decisions = new ArrayList<Decision>();
    if (!settings.aiMix()) {
      asWritten(decisions);
      return new MixPlan(decisions);
    }
    Heard players;
    Heard voiced;
    try (var bandHeard = Aside.begin(() -> hear(band, List.of()))) {
      tone(lufs(vocal), decisions);
      voiced = hear(vocal, VoiceStrip.upToFader(new MixPlan(decisions)));
      players = bandHeard.outcome();
    }
    double bandTarget = DESK_LUFS - taste.vocalAboveBandLu();
    double widerDb =
        settings.value(MIX_STRENGTH) * widening(players.at(bandTarget), voiced.at(DESK_LUFS));
    double vocalDb = voiced.gainTo(DESK_LUFS) + settings.value(VOCAL_GAIN);
    double bandDb = players.wider(widerDb).gainTo(bandTarget) + settings.value(BEAT_GAIN);
    balance(vocalDb, bandDb, widerDb, decisions);
    limit(decisions);
    return new MixPlan(decisions);
  }

  /**
   * Treats one sound, a voice or a whole song, and writes {@code mix} like {@link #mix(Path, Path,
   * Path)}.
   */
  public Mixed mix(Path sound, Path mix) throws IOException {
    try (var alone = openAtDeskRate(sound)) {
      return render(plan(sound), alone, PcmSource.empty(alone.format()), mix);
    }
  }

  /**
   * The decisions for one sound. Nobody said whether it is a voice, so they are equaliser,
   * compression, one echo and limiter as asked; what the desk does of its own is to hear how loud
   * the sound is and to set the compression by that.
   */
  public MixPlan plan(Path sound) throws IOException {
    var decisions = new ArrayList<Decision>();
    equaliser(decisions);
    if (compression(decisions) && settings.aiMix()) {
      compressionLevel(lufs(sound), settings.value(MIX_STRENGTH), decisions);
    }
    reflection(decisions);
    limit(decisions);
    return new MixPlan(decisions);
  }

  /** Plays a plan, be it the desk's own or one that somebody changed; hears nothing before. */
  public static Mixed render(MixPlan plan, Path vocal, Path band, Path mix) throws IOException {
    try (var voice = openAtDeskRate(vocal);
        var players = openAtDeskRate(band)) {
      return render(plan, voice, players, mix);
    }
  }

  private static Mixed render(MixPlan plan, PcmSource voice, PcmSource players, Path mix)
      throws IOException {
    double carve = plan.value(Knob.BAND_CARVE, 0);
    var bandChain = new ArrayList<Effect>();
    bandChain.add(Gain.ofDb(plan.value(Knob.BAND_GAIN, 0)));
    plan.value(Knob.BAND_WIDTH).ifPresent(db -> bandChain.add(new Widening(db)));
    bandChain.add(new Filters(List.of(() -> Biquad.peak(RATE, 2400, 0.7, carve))));
    var ducker =
        new Ducker(
            plan.value(Knob.BAND_DUCK_FROM, DUCK_FROM_DB),
            -plan.value(Knob.BAND_DUCK, 0),
            -plan.value(Knob.BAND_DUCK_PRESENCE, 0));
    var master = new ArrayList<Effect>();
    plan.value(Knob.MIX_LIMITER).ifPresent(ceiling -> master.add(new TruePeakLimiter(ceiling)));
    try (var console = new Console(voice, VoiceStrip.whole(plan), players, bandChain, ducker);
        var writer = WavWriter.create(mix, console.format(), WavEncoding.FLOAT32)) {
      var meter = new LoudnessMeter(console.format());
      new Passage(master).run(console, writer, meter);
      meter.close();
      return new Mixed(meter.loudness(), plan.decisions());
    }
  }

  /**
   * What a sound measures.
   *
   * @param lufs not a number of silence
   * @param power as {@link Width#power}
   * @param width as {@link Width#share}
   */
  private record Heard(double lufs, double power, double width) {

    /** What brings it to a loudness, in dB; 0 of silence. */
    double gainTo(double target) {
      return Double.isNaN(lufs) ? 0 : Math.min(MOST_GAIN_DB, target - lufs);
    }

    /** Brought to a loudness. */
    Heard at(double target) {
      double db = gainTo(target);
      return new Heard(lufs + db, power * StrictMath.pow(10, db / 10), width);
    }

    /** Its sides raised. */
    Heard wider(double db) {
      double more = 1 + width * (StrictMath.pow(10, db / 10) - 1);
      return new Heard(lufs + 10 * StrictMath.log10(more), power * more, width);
    }
  }

  private static Heard hear(Path file, List<Effect> chain) throws IOException {
    try (var source = openAtDeskRate(file)) {
      var meter = new LoudnessMeter(Passage.format(source));
      var width = new Width(meter.format());
      new Passage(chain).run(source, meter, width);
      return new Heard(lufs(meter), width.power(), width.share());
    }
  }

  private static double lufs(Path file) throws IOException {
    try (var source = openAtDeskRate(file)) {
      var meter = new LoudnessMeter(Passage.format(source));
      new Passage(List.of()).run(source, meter);
      return lufs(meter);
    }
  }

  private static double lufs(LoudnessMeter meter) {
    meter.close();
    return meter.loudness().integratedLufs().orElse(Double.NaN);
  }

  /** By how much the band's sides fall short in the mix of both, in dB. */
  private static double widening(Heard band, Heard voice) {
    if (band.width < LEAST_WIDTH) return 0;
    double sides = band.width * band.power + voice.width * voice.power;
    double share = sides / (band.power + voice.power);
    return Math.clamp(10 * StrictMath.log10(WIDTH / share), 0, MOST_WIDENING_DB);
  }

  private static WavReader openAtDeskRate(Path file) throws IOException {
    var reader = WavReader.open(file);
    if (reader.format().sampleRateHz() == RATE) return reader;
    try (reader) {
      throw new IOException("the desk runs at 48 kHz, the file at " + reader.format());
    }
  }

  private void tone(double lufs, List<Decision> decisions) {
    double strength = settings.value(MIX_STRENGTH);
    decisions.add(
        Knob.VOCAL_HIGH_PASS.decide(settings.value(HPF_HZ), "rumble and steps are no singing"));
    decisions.add(
        Knob.VOCAL_BODY.decide(-1.5 * strength, "a close microphone booms around 300 Hz"));
    decisions.add(Knob.VOCAL_PRESENCE.decide(1.5 * strength, "words are understood around 3 kHz"));
    equaliser(decisions);
    decisions.add(
        Knob.VOCAL_DE_ESS.decide(
            10 * settings.value(DEESS_AMOUNT), "at most, where s and t stand out"));
    if (compression(decisions)) {
      compressionLevel(lufs, 1, decisions);
    }
  }

  private static void compressionLevel(double lufs, double share, List<Decision> decisions) {
    decisions.add(
        Knob.VOCAL_COMPRESSION_LEVEL.decide(
            Double.isNaN(lufs) ? 0 : share * (-16 - lufs),
            "the take is compressed as if it were -16 LUFS"));
  }

  private void equaliser(List<Decision> decisions) {
    asked(Knob.VOCAL_EQ_LOW, settings.value(EQ_LOW), decisions);
    asked(Knob.VOCAL_EQ_MID, settings.value(EQ_MID), decisions);
    asked(Knob.VOCAL_EQ_HIGH, settings.value(EQ_HIGH), decisions);
  }

  private boolean compression(List<Decision> decisions) {
    double amount = settings.value(COMPRESSION);
    if (amount == 0) return false;
    double threshold = Compander.threshold(amount);
    decisions.add(
        Knob.VOCAL_COMPRESSION.decide(
            threshold, "where -10 dB comes to lie, so that every word stays in front"));
    double top = settings.curve().top(threshold);
    if (top < 0) {
      decisions.add(
          Knob.VOCAL_COMPRESSION_TOP.decide(top, "where 0 dB comes to lie: nothing is expanded"));
    }
    return true;
  }

  private static void asked(Knob knob, double value, List<Decision> decisions) {
    if (value != 0) decisions.add(knob.decide(value, "asked for"));
  }

  private void balance(double vocalDb, double bandDb, double widerDb, List<Decision> decisions) {
    double strength = settings.value(MIX_STRENGTH);
    decisions.add(Knob.VOCAL_GAIN.decide(vocalDb, "brings the voice to the desk's level"));
    decisions.add(
        Knob.BAND_GAIN.decide(
            bandDb, "lays the band " + taste.vocalAboveBandLu() + " LU below the voice"));
    if (widerDb > 0) {
      decisions.add(
          Knob.BAND_WIDTH.decide(widerDb, "the voice stands in the middle, the band around it"));
    }
    double reverb = settings.value(REVERB);
    if (reverb > 0) {
      double echoMs = 60_000 / tempo * (tempo < 100 ? 0.5 : 0.75);
      decisions.add(
          Knob.VOCAL_REVERB.decide(reverb + taste.reverb(), "puts the voice into the band's room"));
      decisions.add(Knob.VOCAL_ECHO.decide(echoMs, "an echo in tempo"));
    }
    decisions.add(Knob.BAND_CARVE.decide(-1.5 * strength, "leaves 2.4 kHz to the voice"));
    decisions.add(
        Knob.BAND_DUCK.decide(-taste.duckDb() * strength, "gives way while the voice sings"));
    decisions.add(
        Knob.BAND_DUCK_PRESENCE.decide(-1.5 * strength, "and a little more around 2.4 kHz"));
    decisions.add(Knob.BAND_DUCK_FROM.decide(DUCK_FROM_DB, "level at which the voice counts"));
  }

  private void limit(List<Decision> decisions) {
    double slider = settings.value(LIMITER);
    if (slider == 0) return;
    decisions.add(
        Knob.MIX_LIMITER.decide(
            20 * StrictMath.log10(1 - 0.2 * slider), "no peak of the mix is higher"));
  }

  /** What the values ask for and no more, in the order of a plain chain of effects. */
  private void asWritten(List<Decision> decisions) {
    decisions.add(Knob.VOCAL_HIGH_PASS.decide(settings.value(HPF_HZ), "asked for"));
    equaliser(decisions);
    asked(Knob.VOCAL_DE_ESS, 10 * settings.value(DEESS_AMOUNT), decisions);
    compression(decisions);
    asked(Knob.VOCAL_GAIN, settings.value(VOCAL_GAIN), decisions);
    asked(Knob.BAND_GAIN, settings.value(BEAT_GAIN), decisions);
    reflection(decisions);
    limit(decisions);
  }

  private void reflection(List<Decision> decisions) {
    double reverb = settings.value(REVERB);
    if (reverb == 0) return;
    decisions.add(
        Knob.VOCAL_REFLECTION.decide(AuxEcho.reflectionMs(reverb), "one echo, asked for"));
    decisions.add(
        Knob.VOCAL_REFLECTION_DECAY.decide(
            AuxEcho.reflectionDecay(reverb), "its level; the voice itself is 3 dB lower"));
  }
}
