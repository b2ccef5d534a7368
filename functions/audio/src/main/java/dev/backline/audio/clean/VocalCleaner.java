package dev.backline.audio.clean;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.spectrum.RealFft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Cleans a vocal in three readings of it: one looks for hum, one learns the noise, one removes
 * both. The result has the length and timing of the take to the sample. Memory does not grow with
 * the length of the take but for the search for hum, which keeps 400 kB for each minute.
 *
 * <p>A take that is already clean is left as it is but for the high-pass: the less noise is found,
 * the less is done about it.
 */
public final class VocalCleaner {

  private static final double DEEPEST_DB = 30;
  // Signal to noise ratios between which noise reduction fades from full to none.
  private static final double NOISY_DB = 20;
  private static final double CLEAN_DB = 31;

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
    PcmFormat format = sink.format();
    List<String> decisions = new ArrayList<>();
    List<Double> hum = settings.strength() > 0 ? HumDetector.hum(take.open()) : List.of();
    decisions.add(describeHum(hum));
    Take withoutHum = hum.isEmpty() ? take : () -> new NotchedSource(take.open(), hum);

    NoiseProfile profile = profile(withoutHum, format);
    double ratioDb = profile.signalToNoiseDb(bin(Math.max(50, settings.highPassHz()), format));
    double share = Math.clamp((CLEAN_DB - ratioDb) / (CLEAN_DB - NOISY_DB), 0, 1);
    double depthDb = DEEPEST_DB * settings.strength() * share;
    var estimator = new OmLsa(profile.noise(), Math.pow(10, -depthDb / 20));
    var deEsser = new DeEsser(format.sampleRateHz(), settings.deEss());
    float[] highPass = highPass(format);
    boolean denoise = depthDb >= 0.5;
    var fft = new RealFft(OverlapAdd.SIZE);
    float[] power = new float[OverlapAdd.BINS];
    float[] gains = new float[OverlapAdd.BINS];
    int[] frames = {0};
    OverlapAdd.process(
        withoutHum.open(),
        spectra -> {
          meanPower(fft, spectra, power);
          if (denoise) {
            System.arraycopy(estimator.gains(power), 0, gains, 0, gains.length);
          } else {
            Arrays.fill(gains, 1);
          }
          deEsser.apply(power, gains);
          for (int bin = 0; bin < gains.length; bin++) {
            gains[bin] *= highPass[bin];
          }
          for (float[] spectrum : spectra) {
            fft.scale(spectrum, gains);
          }
          frames[0]++;
        },
        sink);

    double reductionDb = denoise ? estimator.reductionDb() : 0;
    decisions.add(describeNoise(ratioDb, denoise, depthDb, reductionDb));
    if (settings.highPassHz() > 0) {
      decisions.add(
          String.format(
              Locale.ROOT,
              "Removed what lies below %.0f Hz, without shifting phase.",
              settings.highPassHz()));
    }
    decisions.add(describeSibilants(deEsser.reducedFrames(), frames[0]));
    return new CleanResult(Math.max(0, reductionDb), decisions);
  }

  private static NoiseProfile profile(Take take, PcmFormat format) throws IOException {
    var profile = new NoiseProfile();
    var fft = new RealFft(OverlapAdd.SIZE);
    float[] power = new float[OverlapAdd.BINS];
    try (PcmSource source = take.open()) {
      if (!source.format().equals(format)) {
        throw new IllegalArgumentException("sink is " + format + ", take " + source.format());
      }
      OverlapAdd.analyse(
          source,
          spectra -> {
            meanPower(fft, spectra, power);
            profile.add(power);
          });
    }
    return profile;
  }

  private static void meanPower(RealFft fft, float[][] spectra, float[] power) {
    Arrays.fill(power, 0);
    for (float[] spectrum : spectra) {
      fft.addPower(spectrum, power);
    }
    for (int bin = 0; bin < power.length; bin++) {
      power[bin] /= spectra.length;
    }
  }

  /** A raised cosine from half the frequency to the frequency; the mean (DC) goes in any case. */
  private float[] highPass(PcmFormat format) {
    float[] gains = new float[OverlapAdd.BINS];
    double hzPerBin = (double) format.sampleRateHz() / OverlapAdd.SIZE;
    for (int bin = 0; bin < gains.length; bin++) {
      double position =
          settings.highPassHz() == 0 ? 1 : 2 * bin * hzPerBin / settings.highPassHz() - 1;
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
