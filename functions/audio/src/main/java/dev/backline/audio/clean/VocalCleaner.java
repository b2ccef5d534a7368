package dev.backline.audio.clean;

import dev.backline.audio.clean.hum.HumModel;
import dev.backline.audio.clean.repair.ClipDetector;
import dev.backline.audio.clean.repair.DeClicker;
import dev.backline.audio.clean.repair.DeClipper;
import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSink;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cleans a vocal in two readings of it: one finds out what it needs, one does that. Where hum is
 * found it is measured and the noise beside it learnt in two more; shaping asks for one or two. The
 * result has the length and timing of the take to the sample. Memory does not grow with the length
 * of the take but for the search for hum, which keeps 400 kB for each minute.
 *
 * <p>What a take does not need is not done to it: one that is clean leaves as it came, to the bit.
 */
public final class VocalCleaner {
  static final String DE_CLIPPED = "Put back the peaks that clipping had cut off.";

  // A recording with this much voice over its noise is clean; a little below it is not.
  private static final double CLEAN_DB = 28;
  // Where the mains hum the rest of the noise is hardly the room that a singer chose.
  private static final double HUM_DB = 5;
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
    Take centred = centred(repaired(take, survey, decisions), survey.mean(), decisions);
    List<Double> hum = settings.strength() > 0 ? survey.hum() : List.of();
    decisions.add(describeHum(hum));
    if (hum.isEmpty()) {
      return finish(
          centred, new Reduction(settings, survey, sink.format(), CLEAN_DB), sink, decisions);
    }
    HumModel model = HumModel.measure(centred.open(), hum);
    Take withoutHum = () -> model.without(centred.open());
    Survey again = Survey.of(withoutHum.open());
    return finish(
        withoutHum,
        new Reduction(settings, again, sink.format(), CLEAN_DB + HUM_DB),
        sink,
        decisions);
  }

  private CleanResult finish(Take take, Reduction reduction, PcmSink sink, List<String> decisions)
      throws IOException {
    List<String> shaping = new ArrayList<>();
    Take shaped = Shaper.shaped(reduction.of(take), settings.shaping(), shaping);
    try (PcmSource source = shaped.open()) {
      source.transferTo(sink);
    }
    decisions.addAll(reduction.decisions());
    decisions.addAll(shaping);
    return new CleanResult(reduction.noiseReductionDb(), decisions);
  }

  private static PcmSource open(Take take, PcmFormat format) throws IOException {
    PcmSource source = take.open();
    if (!source.format().equals(format)) {
      source.close();
      throw new IllegalArgumentException("sink is " + format + ", take " + source.format());
    }
    return source;
  }

  private Take repaired(Take take, Survey survey, List<String> decisions) {
    List<ClipDetector.Levels> clipping = survey.clipping();
    boolean clipped = clipping.stream().anyMatch(ClipDetector.Levels::clipped);
    boolean deClip = clipped && settings.deClip() > 0;
    int clicks = survey.disturbingClicks();
    boolean deClick = clicks > 0 && settings.deClick() > 0;
    if (deClip) {
      decisions.add(DE_CLIPPED);
    }
    if (deClick) {
      decisions.add(String.format(Locale.ROOT, "Removed clicks; %d left no doubt.", clicks));
    }
    Take whole = deClip ? () -> DeClipper.repair(take.open(), clipping, settings.deClip()) : take;
    return deClick ? () -> DeClicker.repair(whole.open(), settings.deClick()) : whole;
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
    return () -> take.open().through((block, count) -> shift(block, mean, count));
  }

  private static void shift(float[][] block, float[] mean, int count) {
    for (int channel = 0; channel < mean.length; channel++) {
      for (int i = 0; i < count; i++) {
        block[channel][i] -= mean[channel];
      }
    }
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
}
