package dev.backline.audio.ffmpeg;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a file is to be handed out.
 *
 * @param format container and codec
 * @param bitrateKbps present exactly when the format is lossy
 * @param sampleRateHz frames per second
 * @param channels 1 or 2
 * @param normalised whether to bring it to −14 LUFS, at most −1.5 dBTP, range 11 LU
 * @param tags written where the format has a place for them
 */
public record Delivery(
    DeliveryFormat format,
    OptionalInt bitrateKbps,
    int sampleRateHz,
    int channels,
    boolean normalised,
    Tags tags) {

  /** The rate of music that is handed out, where nothing else is asked for. */
  public static final int USUAL_RATE_HZ = 44_100;

  /** Title and artist, for the listener's player. */
  public record Tags(Optional<String> title, Optional<String> artist) {
    /** Nothing is written. */
    public static final Tags NONE = new Tags(Optional.empty(), Optional.empty());
  }

  public Delivery {
    if (format.isLossy() != bitrateKbps.isPresent()) {
      throw new IllegalArgumentException(
          format.extension() + (format.isLossy() ? " needs a bitrate" : " has no bitrate"));
    }
    if (sampleRateHz < 8_000 || sampleRateHz > 96_000) {
      throw new IllegalArgumentException("sampleRateHz must be 8000 to 96000, was " + sampleRateHz);
    }
    if (channels < 1 || channels > 2) {
      throw new IllegalArgumentException("channels must be 1 or 2, was " + channels);
    }
  }

  /** Stereo at 44.1 kHz; the usual bit rate when none is asked for. */
  public static Delivery of(DeliveryFormat format, OptionalInt bitrateKbps) {
    return new Delivery(
        format, format.bitrateKbps(bitrateKbps), USUAL_RATE_HZ, 2, false, Tags.NONE);
  }

  /** The same with tags. */
  public Delivery withTags(Tags newTags) {
    return new Delivery(format, bitrateKbps, sampleRateHz, channels, normalised, newTags);
  }

  /** The same at this rate. */
  public Delivery at(int newSampleRateHz) {
    return new Delivery(format, bitrateKbps, newSampleRateHz, channels, normalised, tags);
  }

  /** The same, brought to the loudness of streaming services. */
  public Delivery normalisedLoudness() {
    return new Delivery(format, bitrateKbps, sampleRateHz, channels, true, tags);
  }
}
