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
    double bandLufs;
    double voiced;
    try (var bandHeard = Aside.begin(() -> heard(band, List.of()))) {
      double raw = heard(vocal, List.of());
      tone(raw, decisions);
      voiced = heard(vocal, VoiceStrip.upToFader(new MixPlan(decisions)));
      bandLufs = bandHeard.outcome();
    }
    double vocalDb =
        Double.isNaN(voiced)
            ? 0
            : Math.min(MOST_GAIN_DB, DESK_LUFS - voiced) + settings.value(VOCAL_GAIN);
    double bandTarget = DESK_LUFS - taste.vocalAboveBandLu();
    double bandDb =
        Double.isNaN(bandLufs)
            ? 0
            : Math.min(MOST_GAIN_DB, bandTarget - bandLufs) + settings.value(BEAT_GAIN);
    balance(vocalDb, bandDb, decisions);
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
      compressionLevel(heard(sound, List.of()), settings.value(MIX_STRENGTH), decisions);
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
    var bandChain =
        List.of(
            Gain.ofDb(plan.value(Knob.BAND_GAIN, 0)),
            new Filters(List.of(() -> Biquad.peak(RATE, 2400, 0.7, carve))));
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

  private static double heard(Path file, List<Effect> chain) throws IOException {
    try (var source = openAtDeskRate(file)) {
      var meter = new LoudnessMeter(Passage.format(source));
      new Passage(chain).run(source, meter);
      meter.close();
      return meter.loudness().integratedLufs().orElse(Double.NaN);
    }
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

  private void balance(double vocalDb, double bandDb, List<Decision> decisions) {
    double strength = settings.value(MIX_STRENGTH);
    decisions.add(Knob.VOCAL_GAIN.decide(vocalDb, "brings the voice to the desk's level"));
    decisions.add(
        Knob.BAND_GAIN.decide(
            bandDb, "lays the band " + taste.vocalAboveBandLu() + " LU below the voice"));
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
