package dev.backline.audio.mix;

import dev.backline.audio.filter.Biquad;
import dev.backline.audio.loudness.Loudness;
import dev.backline.audio.loudness.LoudnessMeter;
import dev.backline.audio.pcm.Aside;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pcm.Relay;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Mixes a vocal and its band at 48 kHz, file to file, in two passes and flat memory: the first
 * hears both, the second plays the decisions. The vocal is never shifted; the mix is as long as the
 * longer of the two. Peaks may pass full scale: the master takes care of them.
 */
public final class Mixing {
  private static final int RATE = PcmFormat.WORKING_RATE_HZ;
  private static final int BLOCK = 8192;

  /** The loudness that the louder of the two is brought to, leaving room for the master. */
  private static final double DESK_LUFS = -20;

  private static final double MOST_GAIN_DB = 40;

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
    var decisions = new ArrayList<Decision>();
    double bandLufs;
    double voiced;
    List<Effect> chain;
    try (var bandHeard = Aside.begin(() -> heard(band, List.of()))) {
      double raw = heard(vocal, List.of());
      chain = vocalChain(raw, decisions);
      voiced = heard(vocal, vocalChain(raw, new ArrayList<>()));
      bandLufs = bandHeard.outcome();
    }
    double vocalDb = Math.min(MOST_GAIN_DB, DESK_LUFS - voiced) + settings.vocalGainDb();
    if (Double.isNaN(voiced)) vocalDb = 0;
    double bandTarget = DESK_LUFS - taste.vocalAboveBandLu();
    double bandDb =
        Double.isNaN(bandLufs)
            ? 0
            : Math.min(MOST_GAIN_DB, bandTarget - bandLufs) + settings.bandGainDb();
    chain.add(Gain.ofDb(vocalDb));
    double room = Math.clamp(settings.reverb() + taste.reverb(), 0, 1);
    double echo = 60 / tempo * (tempo < 100 ? 0.5 : 0.75);
    if (settings.reverb() > 0) chain.add(new AuxEcho(room, echo));
    decide(decisions, vocalDb, bandDb, room, echo);
    var bandChain =
        List.of(Gain.ofDb(bandDb), new Filters(List.of(() -> Biquad.peak(RATE, 2400, 0.7, -1.5))));
    var ducker = new Ducker(DESK_LUFS - 8, taste.duckDb(), 1.5);
    try (var voice = WavReader.open(vocal);
        var players = WavReader.open(band);
        var writer = WavWriter.create(mix, new PcmFormat(RATE, 2), WavEncoding.FLOAT32)) {
      var meter = new LoudnessMeter(writer.format());
      var a = new Strip(voice, chain);
      var b = new Strip(players, bandChain);
      try (var tape = new Relay(writer::write);
          var needle = new Relay(meter::write)) {
        while (true) {
          int count = Math.max(a.next(), b.next());
          if (count == 0) break;
          ducker.process(a.rows[0], b.rows[0], b.rows[1], count);
          for (int i = 0; i < count; i++) {
            a.rows[0][i] += b.rows[0][i];
            a.rows[1][i] += b.rows[1][i];
          }
          tape.write(a.rows, count);
          needle.write(a.rows, count);
        }
      }
      meter.close();
      return new Mixed(meter.loudness(), decisions);
    }
  }

  private static double heard(Path file, List<Effect> chain) throws IOException {
    try (var source = WavReader.open(file)) {
      if (source.format().sampleRateHz() != RATE) {
        throw new IOException("the desk runs at 48 kHz, the file at " + source.format());
      }
      var meter = new LoudnessMeter(Passage.format(source));
      new Passage(chain).run(source, meter);
      meter.close();
      return meter.loudness().integratedLufs().orElse(Double.NaN);
    }
  }

  private List<Effect> vocalChain(double lufs, List<Decision> decisions) {
    var chain = new ArrayList<Effect>();
    var filters = new ArrayList<Supplier<Biquad>>();
    filters.add(() -> Biquad.highPass(RATE, 85, 0.7));
    decisions.add(Decision.of("vocal.high-pass", 85, "Hz", "rumble and steps are no singing"));
    filters.add(() -> Biquad.peak(RATE, 300, 0.9, -1.5));
    filters.add(() -> Biquad.peak(RATE, 3200, 0.8, 1.5));
    decisions.add(Decision.of("vocal.presence", 1.5, "dB", "words are understood around 3 kHz"));
    equaliser(filters, decisions);
    chain.add(new Filters(filters));
    chain.add(new Deesser(5));
    decisions.add(Decision.of("vocal.de-ess", 5, "dB", "at most, where s and t stand out"));
    if (settings.compression() > 0) {
      double reference = Double.isNaN(lufs) ? 0 : -16 - lufs;
      chain.add(new Compander(settings.compression(), Math.clamp(reference, -20, 40)));
      decisions.add(
          Decision.of(
              "vocal.compression",
              Compander.threshold(settings.compression()),
              "dB",
              "where -10 dB comes to lie, so that every word stays in front"));
    }
    return chain;
  }

  private void equaliser(List<Supplier<Biquad>> filters, List<Decision> decisions) {
    if (settings.eqLowDb() != 0) {
      filters.add(() -> Biquad.lowShelf(RATE, 100, settings.eqLowDb()));
      decisions.add(Decision.of("vocal.eq-low", settings.eqLowDb(), "dB", "asked for"));
    }
    if (settings.eqMidDb() != 0) {
      filters.add(() -> Biquad.peak(RATE, 1500, 2.0 / 3, settings.eqMidDb()));
      decisions.add(Decision.of("vocal.eq-mid", settings.eqMidDb(), "dB", "asked for"));
    }
    if (settings.eqHighDb() != 0) {
      filters.add(() -> Biquad.highShelf(RATE, 10_000, settings.eqHighDb()));
      decisions.add(Decision.of("vocal.eq-high", settings.eqHighDb(), "dB", "asked for"));
    }
  }

  private void decide(
      List<Decision> decisions, double vocalDb, double bandDb, double room, double echo) {
    decisions.add(Decision.of("vocal.gain", vocalDb, "dB", "brings the voice to the desk's level"));
    decisions.add(
        Decision.of(
            "band.gain",
            bandDb,
            "dB",
            "lays the band " + taste.vocalAboveBandLu() + " LU below the voice"));
    if (settings.reverb() > 0) {
      decisions.add(Decision.of("vocal.reverb", room, "", "puts the voice into the band's room"));
      decisions.add(Decision.of("vocal.echo", echo * 1000, "ms", "an echo in tempo"));
    }
    decisions.add(Decision.of("band.carve", -1.5, "dB", "leaves 2.4 kHz to the voice"));
    decisions.add(
        Decision.of("band.duck", -taste.duckDb(), "dB", "gives way while the voice sings"));
  }

  /** One source with its effects, block by block; silent after its end. */
  private static final class Strip {
    private final PcmSource source;
    private final List<? extends Effect> chain;
    private final float[][] rows;
    private boolean ended;

    Strip(PcmSource source, List<? extends Effect> chain) {
      this.source = source;
      this.chain = chain;
      rows = new float[Math.max(2, source.format().channels())][BLOCK];
    }

    /** Fills the rows as far as the source reaches; what is beyond is silence, effects ring on. */
    int next() throws IOException {
      int filled = 0;
      while (!ended && filled < BLOCK) {
        int got = read(filled);
        if (got < 0) ended = true;
        else filled += got;
      }
      for (var row : rows) Arrays.fill(row, filled, BLOCK, 0);
      if (source.format().channels() == 1) System.arraycopy(rows[0], 0, rows[1], 0, BLOCK);
      for (var effect : chain) effect.process(rows[0], rows[1], BLOCK);
      return filled;
    }

    private int read(int offset) throws IOException {
      if (offset == 0) return source.read(rows);
      var rest = new float[rows.length][BLOCK - offset];
      int got = source.read(rest);
      for (int c = 0; got > 0 && c < rows.length; c++) {
        System.arraycopy(rest[c], 0, rows[c], offset, got);
      }
      return got;
    }
  }
}
