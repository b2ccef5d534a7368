package dev.backline.audio.clean;

import dev.backline.audio.clean.hum.HumModel;
import dev.backline.audio.clean.noise.OmLsa;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.spectrum.OverlapAdd;
import dev.backline.audio.spectrum.Powers;
import dev.backline.audio.spectrum.RealFft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Cleans a vocal in two readings of it: one finds out what it needs, one does that. Where hum is
 * found it is measured and the noise beside it learnt in two more. The result has the length and
 * timing of the take to the sample. Memory does not grow with the length of the take but for the
 * search for hum, which keeps 400 kB for each minute.
 *
 * <p>What a take does not need is not done to it: one that is clean leaves as it came, to the bit.
 */
public final class VocalCleaner {

  private static final double DEEPEST_DB = 30;
  // A recording with this much signal over noise is clean; a little below it is not.
  private static final double CLEAN_DB = 28;
  private static final double FADE_DB = 3;
  // Where the mains hum the rest of the noise is hardly the room that a singer chose.
  private static final double HUM_DB = 5;
  // What lies below a voice disturbs from this power on, relative to the voice.
  private static final double RUMBLE = 0.05;
  private static final float LEAST_MEAN = 0.001f;

  private final CleanSettings settings;

  /** Cleans with these settings. */
  public VocalCleaner(CleanSettings settings) {
    this.settings = settings;
  }

  /**
   * Cleans a take.
   *
   * @param sink of the take's format; gets as many frames as the take has and is not closed
   */
  public CleanResult clean(Take take, PcmSink sink) throws IOException {
    List<String> decisions = new ArrayList<>();
    Survey survey = Survey.of(open(take, sink.format()));
    Take centred = centred(take, survey.mean(), decisions);
    List<Double> hum = settings.strength() > 0 ? survey.hum() : List.of();
    decisions.add(describeHum(hum));
    if (hum.isEmpty()) {
      return reduce(centred, survey, CLEAN_DB, sink, decisions);
    }
    HumModel model = HumModel.measure(centred.open(), hum);
    Take withoutHum = () -> model.without(centred.open());
    return reduce(withoutHum, Survey.of(withoutHum.open()), CLEAN_DB + HUM_DB, sink, decisions);
  }

  private static PcmSource open(Take take, PcmFormat format) throws IOException {
    PcmSource source = take.open();
    if (!source.format().equals(format)) {
      source.close();
      throw new IllegalArgumentException("sink is " + format + ", take " + source.format());
    }
    return source;
  }

  private static Take centred(Take take, float[] mean, List<String> decisions) {
    boolean shifted = false;
    for (float ofChannel : mean) {
      shifted |= Math.abs(ofChannel) > LEAST_MEAN;
    }
    if (!shifted) {
      return take;
    }
    decisions.add(String.format(Locale.ROOT, "Removed an offset of %.4f.", mean[0]));
    return () -> new CentredSource(take.open(), mean);
  }

  private CleanResult reduce(
      Take take, Survey survey, double cleanDb, PcmSink sink, List<String> decisions)
      throws IOException {
    PcmFormat format = sink.format();
    float[] noise = survey.profile().noise();
    double ratioDb = survey.bands().voiceOverNoiseDb(noise);
    double share = Math.clamp((cleanDb - ratioDb) / FADE_DB, 0, 1);
    double depthDb = DEEPEST_DB * settings.strength() * share;
    boolean denoise = depthDb >= 0.5;
    var estimator = new OmLsa(noise, Math.pow(10, -depthDb / 20));
    boolean highPass =
        settings.highPassHz() > 0
            && survey.bands().rumble(denoise ? noise : new float[noise.length]) > RUMBLE;
    double loudBody = survey.bands().loudBody(noise);
    var deEsser = new DeEsser(survey.bands(), loudBody, settings.deEss());
    boolean deEss = settings.deEss() > 0 && survey.bands().sharp(loudBody);
    int frames = 0;
    if (denoise || highPass || deEss) {
      frames =
          shape(
              take,
              sink,
              (power, gains) -> {
                if (denoise) {
                  System.arraycopy(estimator.gains(power), 0, gains, 0, gains.length);
                }
                if (deEss) {
                  deEsser.apply(power, gains);
                }
              },
              highPass ? highPass(format) : new float[0]);
    } else {
      try (PcmSource source = take.open()) {
        source.transferTo(sink);
      }
    }
    double reductionDb = denoise ? Math.max(0, estimator.reductionDb()) : 0;
    decisions.add(describeNoise(ratioDb, denoise, depthDb, reductionDb));
    decisions.add(describeRumble(highPass));
    decisions.add(describeSibilants(deEsser.reducedFrames(), frames));
    return new CleanResult(reductionDb, decisions);
  }

  /** Sets gains by the power of each frequency; they are all 1 before. */
  @FunctionalInterface
  private interface Shape {
    void apply(float[] power, float[] gains);
  }

  private static int shape(Take take, PcmSink sink, Shape shape, float[] highPass)
      throws IOException {
    var fft = new RealFft(OverlapAdd.SIZE);
    var powers = new Powers(OverlapAdd.SIZE);
    float[] gains = new float[OverlapAdd.BINS];
    int[] frames = {0};
    OverlapAdd.process(
        take.open(),
        spectra -> {
          Arrays.fill(gains, 1);
          shape.apply(powers.mean(spectra), gains);
          for (int bin = 0; bin < highPass.length; bin++) {
            gains[bin] *= highPass[bin];
          }
          for (float[] spectrum : spectra) {
            fft.scale(spectrum, gains);
          }
          frames[0]++;
        },
        sink);
    return frames[0];
  }

  /** A raised cosine from half the frequency to the frequency. */
  private float[] highPass(PcmFormat format) {
    float[] gains = new float[bin(settings.highPassHz(), format)];
    for (int bin = 0; bin < gains.length; bin++) {
      double position = 2.0 * bin / gains.length - 1;
      gains[bin] = (float) (0.5 - 0.5 * Math.cos(Math.PI * Math.clamp(position, 0, 1)));
    }
    return gains;
  }

  private static int bin(double hz, PcmFormat format) {
    return (int) Math.round(hz * OverlapAdd.SIZE / format.sampleRateHz());
  }

  private static String describeHum(List<Double> hum) {
    return hum.isEmpty()
        ? "No mains hum found."
        : String.format(
            Locale.ROOT,
            "Removed mains hum: %d tones from %.1f to %.1f Hz.",
            hum.size(),
            hum.getFirst(),
            hum.getLast());
  }

  private String describeNoise(
      double ratioDb, boolean denoise, double depthDb, double reductionDb) {
    if (settings.strength() == 0) {
      return "Left the noise as it is, as asked.";
    }
    if (!denoise) {
      return String.format(
          Locale.ROOT, "Left the noise as it is: it lies %.0f dB below the voice.", ratioDb);
    }
    return String.format(
        Locale.ROOT,
        "Lowered steady noise by %.1f dB between the words: it lay %.0f dB below the voice, so up"
            + " to %.0f dB were allowed.",
        reductionDb,
        ratioDb,
        depthDb);
  }

  private String describeRumble(boolean highPass) {
    return highPass
        ? String.format(
            Locale.ROOT,
            "Removed rumble below %.0f Hz, without shifting phase.",
            settings.highPassHz())
        : "Nothing below the voice disturbs.";
  }

  private String describeSibilants(int reduced, int frames) {
    if (settings.deEss() == 0 || reduced == 0) {
      return "No sibilant stood out.";
    }
    return String.format(
        Locale.ROOT,
        "Softened sibilants in %.1f %% of the take.",
        100.0 * reduced / Math.max(1, frames));
  }
}
