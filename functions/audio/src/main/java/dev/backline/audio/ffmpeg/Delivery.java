package dev.backline.audio.ffmpeg;

import dev.backline.audio.pcm.WavEncoding;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * How a file is to be handed out.
 *
 * @param format container and codec
 * @param bitrateKbps present exactly when the format is lossy
 * @param sampleRateHz frames per second
 * @param channels 1 or 2
 * @param normalised whether to bring it to −14 LUFS, at most −1.5 dBTP, range 11 LU
 * @param samples how WAV holds them; the other formats have one way each
 * @param tags written where the format has a place for them
 * @param cover shown by players; only for a format that {@linkplain DeliveryFormat#holdsCover() has
 *     a place} for it
 */
public record Delivery(
    DeliveryFormat format,
    OptionalInt bitrateKbps,
    int sampleRateHz,
    int channels,
    boolean normalised,
    WavEncoding samples,
    Tags tags,
    Optional<Cover> cover) {

  public Delivery {
    if (format.isLossy() != bitrateKbps.isPresent()) {
      throw new IllegalArgumentException(
          format.extension() + (format.isLossy() ? " needs a bitrate" : " has no bitrate"));
    }
    format.checkRate(sampleRateHz);
    if (channels < 1 || channels > 2) {
      throw new IllegalArgumentException("channels must be 1 or 2, was " + channels);
    }
    if (samples != WavEncoding.INT16 && format != DeliveryFormat.WAV) {
      throw new IllegalArgumentException(
          "bits can be chosen for wav, not for " + format.extension());
    }
    if (cover.isPresent() && !format.holdsCover()) {
      throw new IllegalArgumentException(
          "cover: " + format.extension() + " has no place for a picture; take " + coverFormats());
    }
  }

  private static String coverFormats() {
    return Arrays.stream(DeliveryFormat.values())
        .filter(DeliveryFormat::holdsCover)
        .map(DeliveryFormat::extension)
        .collect(Collectors.joining(", "));
  }

  /** Stereo at the format's usual rate; the usual bit rate when none is asked for. */
  public static Delivery of(DeliveryFormat format, OptionalInt bitrateKbps) {
    return new Delivery(
        format,
        format.bitrateKbps(bitrateKbps),
        format.usualRateHz(),
        2,
        false,
        WavEncoding.INT16,
        Tags.NONE,
        Optional.empty());
  }

  /** The same with tags. */
  public Delivery withTags(Tags newTags) {
    return new Delivery(
        format, bitrateKbps, sampleRateHz, channels, normalised, samples, newTags, cover);
  }

  /** The same with a cover. */
  public Delivery withCover(Cover newCover) {
    return new Delivery(
        format,
        bitrateKbps,
        sampleRateHz,
        channels,
        normalised,
        samples,
        tags,
        Optional.of(newCover));
  }

  /** The same at this rate. */
  public Delivery at(int newSampleRateHz) {
    return new Delivery(
        format, bitrateKbps, newSampleRateHz, channels, normalised, samples, tags, cover);
  }

  /** The same with one or two channels. */
  public Delivery onChannels(int newChannels) {
    return new Delivery(
        format, bitrateKbps, sampleRateHz, newChannels, normalised, samples, tags, cover);
  }

  /** The same with samples of this kind, for WAV. */
  public Delivery in(WavEncoding newSamples) {
    return new Delivery(
        format, bitrateKbps, sampleRateHz, channels, normalised, newSamples, tags, cover);
  }

  /** The same, brought to the loudness of streaming services. */
  public Delivery normalisedLoudness() {
    return new Delivery(format, bitrateKbps, sampleRateHz, channels, true, samples, tags, cover);
  }
}
