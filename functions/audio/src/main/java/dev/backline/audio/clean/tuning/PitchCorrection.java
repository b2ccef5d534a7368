package dev.backline.audio.clean.tuning;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import dev.backline.audio.pitch.PitchTrack;
import java.io.IOException;
import java.util.Arrays;

/**
 * A voice brought into tune by overlapping its own periods closer together or farther apart
 * (TD-PSOLA: Moulines and Charpentier, Speech Communication 9, 1990), so that its vowels keep their
 * colour. Each period is cut where it resembles the one before it most, which keeps their phases
 * together. What needs no correction is put back as it was; nothing is shifted in time.
 */
public final class PitchCorrection implements PcmSource {

  private static final double UNVOICED_PERIOD_SECONDS = 0.005;
  private static final double LONGEST_PERIOD_SECONDS = 0.018;
  private static final double IN_TUNE = 0.0005;
  private static final double SEARCH = 0.12;

  private final PcmSource source;
  private final CorrectionCurve curve;
  private final int rate;
  private final int reach;
  private final float[][] input;
  private final float[][] output;
  private final float[] weight;
  private final float[][] part;
  private final long[] marks = new long[64];
  private int markCount;

  /** Frame of the stream at index 0 of the buffers. */
  private long origin;

  private int filled;
  private long emitted;
  private long end = Long.MAX_VALUE;
  private double next;
  private float[] mono = new float[0];

  private PitchCorrection(PcmSource source, CorrectionCurve curve) {
    int channels = source.format().channels();
    this.source = source;
    this.curve = curve;
    this.rate = source.format().sampleRateHz();
    this.reach = (int) Math.ceil(2 * LONGEST_PERIOD_SECONDS * rate);
    int size = 16 * reach;
    this.input = new float[channels][size];
    this.output = new float[channels][size];
    this.weight = new float[size];
    this.mono = new float[size];
    this.part = new float[channels][4 * reach];
    this.origin = -4L * reach;
    this.filled = 4 * reach;
    this.emitted = 0;
    this.marks[markCount++] = -2L * period(0);
    this.marks[markCount++] = -period(0);
    this.next = this.marks[0];
  }

  /**
   * A source in tune; closing it closes the source.
   *
   * @param track pitch of the whole take
   */
  public static PcmSource of(PcmSource source, PitchTrack track, Tuning tuning) {
    return tuning.strength() == 0
        ? source
        : new PitchCorrection(source, CorrectionCurve.of(track, tuning));
  }

  @Override
  public PcmFormat format() {
    return source.format();
  }

  @Override
  public int read(float[][] block) throws IOException {
    while (next - reach < Math.min(end, emitted + 1)) {
      placeGrain();
    }
    int ready = (int) Math.min(Math.min(end, (long) next - reach) - emitted, block[0].length);
    if (ready <= 0) {
      return -1;
    }
    int from = (int) (emitted - origin);
    for (int channel = 0; channel < block.length; channel++) {
      for (int i = 0; i < ready; i++) {
        block[channel][i] = output[channel][from + i] / Math.max(0.05f, weight[from + i]);
      }
    }
    emitted += ready;
    return ready;
  }

  /** Places the grain around the mark that is nearest to where the next one belongs. */
  private void placeGrain() throws IOException {
    while (marks[markCount - 1] <= next) {
      addMark();
    }
    addMark();
    int nearest = 1;
    for (int i = 1; i < markCount - 1; i++) {
      if (Math.abs(marks[i] - next) < Math.abs(marks[nearest] - next)) {
        nearest = i;
      }
    }
    long mark = marks[nearest];
    int left = (int) (mark - marks[nearest - 1]);
    int right = (int) (marks[nearest + 1] - mark);
    overlap(mark, next, left, right);
    double ratio = ratio(mark);
    next = ratio == 1 ? marks[nearest + 1] : next + right / ratio;
  }

  private double ratio(long mark) {
    double ratio = curve.ratio(mark / (double) rate);
    boolean voiced = curve.period(mark / (double) rate) > 0;
    return voiced && Math.abs(ratio - 1) > IN_TUNE ? ratio : 1;
  }

  private void overlap(long mark, double place, int left, int right) throws IOException {
    demand(mark + right + 3);
    long whole = (long) Math.floor(place);
    double fraction = place - whole;
    int from = (int) (mark - origin);
    int to = (int) (whole - origin);
    for (int k = -left; k <= right; k++) {
      if (to + k < 0) {
        continue;
      }
      double t = k - fraction;
      double x = t < 0 ? t / left : t / right;
      float w = x <= -1 || x >= 1 ? 0 : (float) (0.5 + 0.5 * Math.cos(Math.PI * x));
      weight[to + k] += w;
      for (int channel = 0; channel < input.length; channel++) {
        output[channel][to + k] += w * at(input[channel], from + k, fraction);
      }
    }
  }

  /** The value {@code fraction} of a sample before an index, by a cubic through four samples. */
  private static float at(float[] samples, int index, double fraction) {
    if (fraction == 0) {
      return samples[index];
    }
    double a = samples[index + 1];
    double b = samples[index];
    double c = samples[index - 1];
    double d = samples[index - 2];
    double f = fraction;
    return (float)
        (b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a))));
  }

  /** A period after the last mark, or where the signal resembles that around the last mark most. */
  private void addMark() throws IOException {
    long last = marks[markCount - 1];
    int period = period(last);
    long mark = last + period;
    if (curve.period(last / (double) rate) > 0 && curve.period(mark / (double) rate) > 0) {
      mark += alignment(last, period);
    }
    if (markCount == marks.length) {
      System.arraycopy(marks, 32, marks, 0, 32);
      markCount = 32;
    }
    marks[markCount++] = mark;
  }

  private int alignment(long last, int period) throws IOException {
    int search = Math.max(2, (int) (SEARCH * period));
    demand(last + 2L * period + search + 1);
    int a = (int) (last - origin);
    int half = period / 2;
    int best = 0;
    double greatest = -2;
    for (int shift = -search; shift <= search; shift++) {
      int b = a + period + shift;
      double product = 0;
      double power = 1e-12;
      for (int k = -half; k < half; k += 2) {
        product += mono[a + k] * mono[b + k];
        power += mono[b + k] * mono[b + k];
      }
      double likeness = product / Math.sqrt(power);
      if (likeness > greatest + 1e-9) {
        greatest = likeness;
        best = shift;
      }
    }
    return best;
  }

  private int period(long frame) {
    double seconds = curve.period(frame / (double) rate);
    double usual = seconds > 0 ? seconds : UNVOICED_PERIOD_SECONDS;
    return (int) Math.round(Math.min(usual, LONGEST_PERIOD_SECONDS) * rate);
  }

  /** Reads until the frame is there; behind the end there is silence. */
  private void demand(long frame) throws IOException {
    while (frame - origin >= filled) {
      if (filled + part[0].length > weight.length) {
        forget();
      }
      int count = end == Long.MAX_VALUE ? source.read(part) : -1;
      if (count < 0) {
        end = Math.min(end, origin + filled);
        count = part[0].length;
        for (float[] channel : part) {
          Arrays.fill(channel, 0);
        }
      }
      for (int channel = 0; channel < part.length; channel++) {
        System.arraycopy(part[channel], 0, input[channel], filled, count);
      }
      for (int i = 0; i < count; i++) {
        float sum = 0;
        for (float[] channel : part) {
          sum += channel[i];
        }
        mono[filled + i] = sum;
      }
      filled += count;
    }
  }

  /** Moves the buffers on, past what is emitted and what no grain reaches any more. */
  private void forget() {
    long keep = Math.min(emitted, Math.min(marks[markCount - 1], (long) next)) - 3L * reach;
    int shift = (int) Math.max(0, keep - origin);
    for (int channel = 0; channel < input.length; channel++) {
      shift(input[channel], shift);
      shift(output[channel], shift);
    }
    shift(weight, shift);
    shift(mono, shift);
    origin += shift;
    filled -= shift;
  }

  private static void shift(float[] samples, int by) {
    System.arraycopy(samples, by, samples, 0, samples.length - by);
    Arrays.fill(samples, samples.length - by, samples.length, 0);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
