package dev.backline.audio.clean;

import dev.backline.audio.clean.noise.OmLsa;
import dev.backline.audio.clean.room.Echoes;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.spectrum.OverlapAdd;
import dev.backline.audio.spectrum.Powers;
import dev.backline.audio.spectrum.RealFft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is lowered in the spectra of a take: noise, room, rumble, sibilants. */
final class Reduction {

  private static final double DEEPEST_DB = 30;
  private static final double FADE_DB = 3;
  // What lies below a voice disturbs from this power on, relative to the voice.
  private static final double RUMBLE = 0.05;

  private final CleanSettings settings;
  private final PcmFormat format;
  private final Bands bands;
  private final float[] noise;
  private final double ratioDb;
  private final boolean standsOut;
  private final double depthDb;
  private Optional<Echoes> echoes = Optional.empty();
  private final double loudBody;
  private final boolean rumbles;
  private final boolean sharp;
  private OmLsa estimator;
  private DeEsser deEsser;
  private int frames;

  /**
   * @param cleanDb from which ratio of voice to noise on a recording is clean
   */
  Reduction(CleanSettings settings, Survey survey, PcmFormat format, double cleanDb) {
    this.settings = settings;
    this.format = format;
    this.bands = survey.bands();
    this.noise = survey.profile().noise();
    this.ratioDb = bands.voiceOverNoiseDb(noise);
    this.standsOut = bands.standOut(noise);
    double share = standsOut ? Math.clamp((cleanDb - ratioDb) / FADE_DB, 0, 1) : 0;
    double depth = DEEPEST_DB * settings.strength() * share;
    this.depthDb = depth < 0.5 ? 0 : depth;
    this.rumbles =
        settings.highPassHz() > 0
            && bands.rumble(depthDb > 0 ? noise : new float[noise.length]) > RUMBLE;
    this.loudBody = bands.loudBody(noise);
    this.sharp = settings.deEss() > 0 && bands.sharp(loudBody);
    this.estimator = estimator();
    this.deEsser = new DeEsser(bands, loudBody, settings.deEss());
  }

  /** The take with everything lowered that is to be; the take itself if that is nothing. */
  Take of(Take take) throws IOException {
    if (settings.deReverb() > 0) {
      echoes = Optional.of(echoes(take.open()));
    }
    if (depthDb == 0 && echoes.isEmpty() && !rumbles && !sharp) {
      return take;
    }
    return () -> shaped(take.open());
  }

  private PcmSource shaped(PcmSource source) {
    estimator = estimator();
    deEsser = new DeEsser(bands, loudBody, settings.deEss());
    frames = 0;
    List<Echoes.Remover> removers = removers();
    var fft = new RealFft(OverlapAdd.SIZE);
    var powers = new Powers(OverlapAdd.SIZE);
    float[] highPass = rumbles ? highPass() : new float[0];
    float[] gains = new float[OverlapAdd.BINS];
    return OverlapAdd.shaped(
        source,
        spectra -> {
          for (int channel = 0; channel < removers.size(); channel++) {
            removers.get(channel).apply(spectra[channel]);
          }
          float[] power = powers.mean(spectra);
          Arrays.fill(gains, 1);
          if (depthDb > 0) {
            System.arraycopy(estimator.gains(power), 0, gains, 0, gains.length);
          }
          if (sharp) {
            deEsser.apply(power, gains);
          }
          for (int bin = 0; bin < highPass.length; bin++) {
            gains[bin] *= highPass[bin];
          }
          for (float[] spectrum : spectra) {
            fft.scale(spectrum, gains);
          }
          frames++;
        });
  }

  private OmLsa estimator() {
    return new OmLsa(noise, Math.pow(10, -depthDb / 20));
  }

  private static Echoes echoes(PcmSource take) throws IOException {
    var echoes = new Echoes(OverlapAdd.BINS);
    OverlapAdd.analyse(take, spectra -> echoes.learn(spectra[0]));
    echoes.settle();
    return echoes;
  }

  private List<Echoes.Remover> removers() {
    List<Echoes.Remover> removers = new ArrayList<>();
    for (int channel = 0; channel < format.channels() && echoes.isPresent(); channel++) {
      removers.add(echoes.get().new Remover(settings.deReverb()));
    }
    return removers;
  }

  /** A raised cosine from half the frequency to the frequency. */
  private float[] highPass() {
    int edge = (int) Math.round(settings.highPassHz() * OverlapAdd.SIZE / format.sampleRateHz());
    float[] gains = new float[edge];
    for (int bin = 0; bin < gains.length; bin++) {
      double position = Math.max(0, 2.0 * bin / gains.length - 1);
      gains[bin] = (float) (0.5 - 0.5 * Math.cos(Math.PI * position));
    }
    return gains;
  }

  /** By how much the noise between the words is lower, after the take was read. */
  double noiseReductionDb() {
    return depthDb > 0 ? Math.max(0, estimator.reductionDb()) : 0;
  }

  /** What was done and why, after the take was read. */
  List<String> decisions() {
    List<String> decisions = new ArrayList<>(List.of(describeNoise()));
    if (echoes.isPresent()) {
      decisions.add("Lowered the reverberation of the room, as asked.");
    }
    decisions.add(describeRumble());
    decisions.add(describeSibilants());
    return decisions;
  }

  private String describeNoise() {
    if (settings.strength() == 0) {
      return "Left the noise as it is, as asked.";
    }
    if (!sounds()) {
      return "Found no voice and no noise: the take is silent.";
    }
    if (!standsOut) {
      return "Left the take as it is: it sounds alike from end to end, so nothing tells a held"
          + " tone from noise.";
    }
    if (depthDb == 0) {
      return String.format(
          Locale.ROOT, "Left the noise as it is: it lies %.0f dB below the voice.", ratioDb);
    }
    return String.format(
        Locale.ROOT,
        "Lowered steady noise by %.1f dB between the words: it lay %.0f dB %s the voice, so up"
            + " to %.0f dB were allowed.",
        noiseReductionDb(),
        Math.abs(ratioDb),
        ratioDb < 0 ? "above" : "below",
        depthDb);
  }

  private boolean sounds() {
    for (float power : noise) if (power > 0) return true;
    return false;
  }

  private String describeRumble() {
    return rumbles
        ? String.format(
            Locale.ROOT,
            "Removed rumble below %.0f Hz, without shifting phase.",
            settings.highPassHz())
        : "Nothing below the voice disturbs.";
  }

  private String describeSibilants() {
    return deEsser.reducedFrames() == 0
        ? "No sibilant stood out."
        : String.format(
            Locale.ROOT,
            "Softened sibilants in %.1f %% of the take.",
            100.0 * deEsser.reducedFrames() / Math.max(1, frames));
  }
}
