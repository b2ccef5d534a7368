package dev.backline.audio.ffmpeg;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Formats in which music is handed out. */
public enum DeliveryFormat {
  /** Linear PCM. */
  WAV("wav", "audio/wav"),
  /** MPEG-1 layer III at a constant bit rate. */
  MP3("mp3", "audio/mpeg", 128, 320, 192),
  /** Lossless, 24-bit. */
  FLAC("flac", "audio/flac"),
  /** AAC-LC in ADTS. */
  AAC("aac", "audio/aac", 128, 256, 192),
  /** AAC-LC in MPEG-4, with tags, cover and the exact length. */
  M4A("m4a", "audio/mp4", 128, 256, 192),
  /** Vorbis in Ogg at the quality that amounts to the bit rate. */
  OGG("ogg", "audio/ogg", 64, 320, 192),
  /** Opus in Ogg, always at 48 kHz. */
  OPUS("opus", "audio/ogg", 64, 320, 160);

  /** The rate of music that is handed out, where nothing else is asked for. */
  private static final int CD_RATE_HZ = 44_100;

  private static final int OPUS_RATE_HZ = 48_000;

  private final String extension;
  private final String contentType;
  private final int lowestKbps;
  private final int highestKbps;
  private final int usualKbps;

  DeliveryFormat(String extension, String contentType) {
    this(extension, contentType, 0, 0, 0);
  }

  DeliveryFormat(String extension, String contentType, int lowest, int highest, int usual) {
    this.extension = extension;
    this.contentType = contentType;
    this.lowestKbps = lowest;
    this.highestKbps = highest;
    this.usualKbps = usual;
  }

  /** The end of a file's name, without a dot; also the format's name in a request. */
  public String extension() {
    return extension;
  }

  /** The format of this name, if there is one. */
  public static Optional<DeliveryFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.extension.equals(name)).findFirst();
  }

  /** The names of all formats, for a reader. */
  public static String names() {
    return Arrays.stream(values()).map(DeliveryFormat::extension).collect(Collectors.joining(", "));
  }

  /** The media type. */
  public String contentType() {
    return contentType;
  }

  /** What FFmpeg calls the container when it reads it. */
  String demuxer() {
    return switch (this) {
      case M4A -> "mov";
      case OGG, OPUS -> "ogg";
      case WAV, MP3, FLAC, AAC -> extension;
    };
  }

  /** Samples a second where nothing else is asked for. */
  public int usualRateHz() {
    return this == OPUS ? OPUS_RATE_HZ : CD_RATE_HZ;
  }

  /** Whether the format has a place for a picture. */
  public boolean holdsCover() {
    return switch (this) {
      case MP3, FLAC, M4A, OGG, OPUS -> true;
      case WAV, AAC -> false;
    };
  }

  void checkRate(int sampleRateHz) {
    if (this == OPUS && sampleRateHz != OPUS_RATE_HZ) {
      throw new IllegalArgumentException("sampleRateHz of opus must be 48000, was " + sampleRateHz);
    }
    int highest = this == MP3 ? 48_000 : 96_000;
    if (sampleRateHz < 8_000 || sampleRateHz > highest) {
      throw new IllegalArgumentException(
          "sampleRateHz must be 8000 to " + highest + ", was " + sampleRateHz);
    }
  }

  /** Whether a bit rate can be chosen, in which case something is lost. */
  public boolean isLossy() {
    return highestKbps > 0;
  }

  /** The bit rate to use; the usual one when none is asked for, empty for a lossless format. */
  public OptionalInt bitrateKbps(OptionalInt asked) {
    if (!isLossy()) {
      return OptionalInt.empty();
    }
    int kbps = asked.orElse(usualKbps);
    if (kbps < lowestKbps || kbps > highestKbps) {
      throw new IllegalArgumentException(
          "bitrate of %s must be %d to %d kbit/s, was %d"
              .formatted(extension, lowestKbps, highestKbps, kbps));
    }
    return OptionalInt.of(kbps);
  }
}
