package dev.backline.audio.pcm;

/** How a sample is written in a WAV file. */
public enum WavEncoding {
  /** 16-bit integers, dithered. */
  INT16(1, 16),
  /** 24-bit integers, dithered. */
  INT24(1, 24),
  /** 32-bit floats, as they are: nothing is lost and nothing clips. */
  FLOAT32(3, 32);

  private final int formatTag;
  private final int bits;

  WavEncoding(int formatTag, int bits) {
    this.formatTag = formatTag;
    this.bits = bits;
  }

  /** WAVE_FORMAT_PCM or WAVE_FORMAT_IEEE_FLOAT. */
  int formatTag() {
    return formatTag;
  }

  /** Bits per sample. */
  public int bits() {
    return bits;
  }

  /** Bytes per sample. */
  public int bytes() {
    return bits / 8;
  }
}
