package dev.backline.audio.clean;

import dev.backline.audio.pcm.PcmFormat;
import dev.backline.audio.pcm.PcmSource;
import java.io.IOException;

/** Which channels of a two-channel take make its vocal. A voice is one source, so mostly one. */
public enum ChannelFold {
  /** One channel was recorded. */
  MONO("The take has one channel."),
  /** Both channels hold the same. */
  MEAN("Both channels hold the same voice, so they became one."),
  /** The right channel is silent, or the left upside down. */
  LEFT("Only the left channel holds a voice of its own, so it became the vocal."),
  /** The left channel is silent. */
  RIGHT("Only the right channel holds a voice, so it became the vocal."),
  /** The channels differ in more than level. */
  STEREO("The channels hold different sound, so both were kept.");

  private static final double SAME = 0.98;
  private static final double SILENT_POWER_RATIO = 1e-4;

  private final String reason;

  ChannelFold(String reason) {
    this.reason = reason;
  }

  /** Why, as a sentence. */
  public String reason() {
    return reason;
  }

  /** Channels of the vocal. */
  public int channels() {
    return this == STEREO ? 2 : 1;
  }

  /** Judges a take of one or two channels by their powers and their correlation; closes it. */
  public static ChannelFold of(PcmSource take) throws IOException {
    try (take) {
      if (take.format().channels() == 1) {
        return MONO;
      }
      double left = 0;
      double right = 0;
      double both = 0;
      float[][] block = new float[2][1 << 14];
      for (int count = take.read(block); count >= 0; count = take.read(block)) {
        for (int i = 0; i < count; i++) {
          left += (double) block[0][i] * block[0][i];
          right += (double) block[1][i] * block[1][i];
          both += (double) block[0][i] * block[1][i];
        }
      }
      return of(left, right, both);
    }
  }

  private static ChannelFold of(double left, double right, double both) {
    if (right <= left * SILENT_POWER_RATIO) {
      return LEFT;
    }
    if (left <= right * SILENT_POWER_RATIO) {
      return RIGHT;
    }
    double correlation = both / Math.sqrt(left * right);
    if (correlation > SAME) {
      return MEAN;
    }
    return correlation < -SAME ? LEFT : STEREO;
  }

  /** The vocal of a take. Closing it closes the take. */
  public PcmSource vocal(PcmSource take) {
    if (this == STEREO || this == MONO) {
      return take;
    }
    float leftGain =
        switch (this) {
          case LEFT -> 1f;
          case RIGHT -> 0f;
          default -> 0.5f;
        };
    return new Folded(take, leftGain);
  }

  private static final class Folded implements PcmSource {
    private final PcmSource take;
    private final float leftGain;
    private float[][] block = new float[2][0];

    Folded(PcmSource take, float leftGain) {
      this.take = take;
      this.leftGain = leftGain;
    }

    @Override
    public PcmFormat format() {
      return new PcmFormat(take.format().sampleRateHz(), 1);
    }

    @Override
    public int read(float[][] mono) throws IOException {
      if (block[0].length != mono[0].length) {
        block = new float[2][mono[0].length];
      }
      int count = take.read(block);
      for (int i = 0; i < count; i++) {
        mono[0][i] = leftGain * block[0][i] + (1 - leftGain) * block[1][i];
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      take.close();
    }
  }
}
