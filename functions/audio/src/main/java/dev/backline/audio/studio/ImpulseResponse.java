package dev.backline.audio.studio;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** What a room answers to a click: one or two channels of up to {@value #MOST_SECONDS} seconds. */
public final class ImpulseResponse {

  /** The longest room; it is held in memory. */
  public static final int MOST_SECONDS = 20;

  /** −58 dB, as browsers have it; the standard rounds it to 0.00125. */
  private static final double CALIBRATION = StrictMath.pow(10, -58.0 / 20);

  private static final double CALIBRATION_RATE_HZ = 44_100;
  private static final double LEAST_POWER = 0.000125;

  /** The hall that was asked for last: a session may want it on hundreds of tracks. */
  private static volatile Optional<ImpulseResponse> lastHall = Optional.empty();

  private final int sampleRateHz;
  private final float[][] samples;

  private ImpulseResponse(int sampleRateHz, float[][] samples) {
    this.sampleRateHz = sampleRateHz;
    this.samples = samples;
  }

  /**
   * Reads a recorded room to its end; does not close the source.
   *
   * @throws UnusableRoomException when it is longer than {@value #MOST_SECONDS} seconds, empty, or
   *     has more than two channels
   */
  public static ImpulseResponse of(PcmSource source) throws IOException {
    PcmFormat format = source.format();
    if (format.channels() > 2) {
      throw new UnusableRoomException(
          "an impulse response has one or two channels, this has " + format.channels());
    }
    int most = MOST_SECONDS * format.sampleRateHz();
    float[][] samples = new float[format.channels()][Math.min(most, 1 << 16)];
    float[][] block = new float[format.channels()][1 << 12];
    int frames = 0;
    for (int count = source.read(block); count >= 0; count = source.read(block)) {
      if (frames + count > most) {
        throw new UnusableRoomException(
            "an impulse response has at most " + MOST_SECONDS + " seconds, this has more");
      }
      for (int channel = 0; channel < samples.length; channel++) {
        if (frames + count > samples[channel].length) {
          samples[channel] = Arrays.copyOf(samples[channel], 2 * samples[channel].length);
        }
        System.arraycopy(block[channel], 0, samples[channel], frames, count);
      }
      frames += count;
    }
    if (frames == 0)
      throw new UnusableRoomException("an impulse response has samples, this has none");
    for (int channel = 0; channel < samples.length; channel++) {
      samples[channel] = Arrays.copyOf(samples[channel], frames);
    }
    return new ImpulseResponse(format.sampleRateHz(), samples);
  }

  /** A concert hall of 2.2 seconds in stereo, computed. */
  public static ImpulseResponse hall(int sampleRateHz) {
    Optional<ImpulseResponse> last = lastHall.filter(hall -> hall.sampleRateHz() == sampleRateHz);
    if (last.isPresent()) return last.get();
    var hall = new ImpulseResponse(sampleRateHz, new Hall(sampleRateHz).response());
    lastHall = Optional.of(hall);
    return hall;
  }

  /** Rate in frames a second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** One or two. */
  public int channels() {
    return samples.length;
  }

  /** Length. */
  public int frames() {
    return samples[0].length;
  }

  /** The samples of a channel; the second of a single one is the first. */
  float[] channel(int channel) {
    return samples[Math.min(channel, samples.length - 1)];
  }

  /** The gain at which the Web Audio API plays a room unless told not to. */
  double normalisation() {
    double energy = 0;
    for (float[] channel : samples) {
      for (float sample : channel) energy += (double) sample * sample;
    }
    double power = Math.sqrt(energy / (samples.length * (double) frames()));
    if (!Double.isFinite(power) || power < LEAST_POWER) power = LEAST_POWER;
    return CALIBRATION / power * (CALIBRATION_RATE_HZ / sampleRateHz);
  }
}
