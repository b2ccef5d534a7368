package dev.backline.export;

import dev.backline.audio.ffmpeg.Delivery;
import dev.backline.audio.ffmpeg.DeliveryFormat;
import java.util.OptionalInt;

/** What someone wants to take away: the stems, or the master in a format. */
public sealed interface DownloadRequest {

  /** The end of the file's name, without a dot. */
  String extension();

  /** Every track of the band, and the vocal. */
  record Stems() implements DownloadRequest {
    @Override
    public String extension() {
      return "zip";
    }
  }

  /** The master, encoded. */
  record Track(Delivery delivery) implements DownloadRequest {
    @Override
    public String extension() {
      return delivery.format().extension();
    }

    /** Names the encoding, so that the same master in the same encoding is made once. */
    public String name() {
      return delivery.bitrateKbps().isPresent()
          ? delivery.bitrateKbps().getAsInt() + suffix()
          : "lossless" + suffix();
    }

    private String suffix() {
      return (delivery.normalised() ? "-normalised" : "") + "." + extension();
    }
  }

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  static DownloadRequest of(String format, OptionalInt bitrateKbps, boolean normalised) {
    if (format.equals("stems")) {
      if (bitrateKbps.isPresent()) {
        throw new IllegalArgumentException("stems are lossless and have no bitrate");
      }
      return new Stems();
    }
    DeliveryFormat known =
        DeliveryFormat.named(format).orElseThrow(() -> new UnknownFormat(format));
    if (bitrateKbps.isPresent() && !known.isLossy()) {
      throw new IllegalArgumentException(format + " is lossless and has no bitrate");
    }
    Delivery delivery = Delivery.of(known, bitrateKbps);
    return new Track(normalised ? delivery.normalisedLoudness() : delivery);
  }

  /** A format that is not one of those there are. */
  final class UnknownFormat extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownFormat(String format) {
      super(
          "There is no format "
              + format
              + "; ask for one of "
              + DeliveryFormat.names()
              + ", stems");
    }
  }
}
